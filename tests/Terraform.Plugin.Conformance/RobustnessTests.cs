using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>What must not harm a provider, or leave one behind.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public async Task SocketDirectory_IsUsed()
    {
        var folder = Directory.CreateTempSubdirectory("sock");
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["PLUGIN_UNIX_SOCKET_DIR"] = folder.FullName });

        plugin.Handshake.Address.Should().StartWith(folder.FullName);
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/no/such/folder")]
    [InlineData("/proc")]
    public async Task TemporaryFolder_Unusable_FallsBackToLoopback(string folder)
    {
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["TMPDIR"] = folder, ["TF_LOG"] = "WARN" });

        plugin.Handshake.Network.Should().Be("tcp");
        plugin.Handshake.Address.Should().MatchRegex(@"^127\.0\.0\.1:\d+$");
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
        await Eventually.Async(() => plugin.Process.ErrorLines.Any(l => l.Contains("loopback TCP")), "it says so");
    }

    [Fact]
    public async Task TemporaryFolder_PathTooLong_FallsBackToLoopback()
    {
        var folder = Directory.CreateTempSubdirectory("long").CreateSubdirectory(new string('a', 100));
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["TMPDIR"] = folder.FullName });

        plugin.Handshake.Network.Should().Be("tcp");
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Garbage_OnTheSocket_HarmsNobody()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());
        byte[][] garbage = [RandomNumberGenerator.GetBytes(4096), Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), [0x16, 0x03, 0x01, 0xff, 0xff], []];
        foreach (var bytes in garbage)
        {
            using var socket = await PluginClient.ConnectAsync(plugin.Handshake, CancellationToken.None);
            await SendAsync(socket, bytes);
        }

        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
        plugin.Process.HasExited.Should().BeFalse();
    }

    [Fact]
    public async Task Garbage_OnAClearTextSocket_HarmsNobody()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());
        for (var i = 0; i < 20; i++)
        {
            using var socket = await PluginClient.ConnectAsync(plugin.Handshake, CancellationToken.None);
            await SendAsync(socket, [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. RandomNumberGenerator.GetBytes(2000)]);
        }

        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
    }

    [Fact]
    public async Task ThousandsOfCalls_AtOnce_AreAllAnswered()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", schema.ResourceSchemas["probe_thing"].Block);

        var plans = await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => thing.PlanAsync(thing.Config(("name", $"n{i}")))));

        plans.Select(p => p.State["name"].StringOrNull()).Should().BeEquivalentTo(Enumerable.Range(0, 3000).Select(i => $"n{i}"));
    }

    [Fact]
    public async Task IdleConnection_IsKept()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        // Longer than the watchdog waits for a connection to come back.
        await Task.Delay(TimeSpan.FromSeconds(9));

        plugin.Process.HasExited.Should().BeFalse();
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
    }

    [Fact]
    public async Task ConnectionGone_EndsTheProcess()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        plugin.Client.Dispose();

        (await plugin.Process.WaitForExitAsync(TimeSpan.FromSeconds(30))).Should().Be(0);
        File.Exists(plugin.Handshake.Address).Should().BeFalse();
    }

    [Fact]
    public async Task ParentKilled_EndsTheProcess()
    {
        // A shell stands for Terraform: it starts the provider, says which process that is, and is killed.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "\"$0\" & echo $!; wait", ProbeBinary.Path]) { RedirectStandardOutput = true };
        start.Environment["TF_PLUGIN_MAGIC_COOKIE"] = PluginProcess.Cookie;
        using var parent = Process.Start(start)!;
        var child = int.Parse((await parent.StandardOutput.ReadLineAsync())!);
        var handshake = Handshake.Parse((await parent.StandardOutput.ReadLineAsync())!);

        parent.Kill(entireProcessTree: false);

        await Eventually.Async(() => !IsRunning(child), "it must not live on as an orphan");
        File.Exists(handshake.Address).Should().BeFalse();
    }

    [Fact]
    public async Task CancelledCall_CancelsItsOperation()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", schema.ResourceSchemas["probe_thing"].Block);
        var plan = await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 600_000)));
        using var cancel = new CancellationTokenSource(500);

        var call = async () => await plugin.Provider.ApplyResourceChangeAsync(
            new ApplyResourceChange.Types.Request
            {
                TypeName = "probe_thing",
                PriorState = Wire.Encode(plan.Prior, thing.Type),
                PlannedState = Wire.Encode(plan.State, thing.Type),
                Config = Wire.Encode(plan.Config, thing.Type),
            },
            cancellationToken: cancel.Token);

        await call.Should().ThrowAsync<Grpc.Core.RpcException>();
        await plugin.Client.Controller.ShutdownAsync(new GoPlugin.Empty());
        (await plugin.Process.WaitForExitAsync(TimeSpan.FromSeconds(10))).Should().Be(0, "no operation holds the process up");
    }

    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
            socket.Shutdown(SocketShutdown.Send);
            await socket.ReceiveAsync(new byte[100]).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception error) when (error is SocketException or TimeoutException)
        {
            // The other side may hang up at any time.
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            // A process that nobody has buried yet is a Z.
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
