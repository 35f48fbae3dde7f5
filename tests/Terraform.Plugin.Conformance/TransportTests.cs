using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Terraform.Plugin.Values;
using Tfplugin6;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Terraform.Plugin.Conformance;

/// <summary>Section 7.1: the process, its handshake, its connection and its end.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task T1_WithoutCookie_ExplainsItselfAndFails()
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null });

        (await process.WaitForExitAsync()).Should().Be(1);
        process.OutputLines.Should().BeEmpty();
        string.Join('\n', process.ErrorLines).Should().Contain("Terraform provider").And.NotContain("   at ");
    }

    [Fact]
    public async Task T2_Handshake_IsOneLineWithACertificateForLocalhost()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        plugin.Process.OutputLines.Should().ContainSingle();
        plugin.Handshake.Should().BeEquivalentTo(new { Core = 1, Protocol = 6, Rpc = "grpc" });
        plugin.Handshake.CertificateText.Should().NotContain("=").And.NotContain("-").And.NotContain("_");
        var certificate = plugin.Handshake.Certificate!;
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().Should().Equal("localhost");
        certificate.NotBefore.Should().BeBefore(DateTime.Now.AddMinutes(-5));
        certificate.NotAfter.Should().BeAfter(DateTime.Now.AddDays(1));
        certificate.GetECDsaPublicKey()!.KeySize.Should().Be(256);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("other")]
    [InlineData("renamed")]
    public async Task T4_WrongClientCertificate_IsRefused(string shown)
    {
        using var expected = ClientCertificate.Create();
        using var other = ClientCertificate.Create();
        await using var plugin = await RunningPlugin.StartAsync(expected, null);
        using var intruder = new PluginClient(plugin.Handshake, shown switch { "none" => null, "other" => other, _ => SameNameOtherKey(expected) });

        var call = async () => await intruder.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        (await call.Should().ThrowAsync<RpcException>()).Which.StatusCode.Should().BeOneOf(StatusCode.Unavailable, StatusCode.Internal);
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty("the right one still gets in");
    }

    [Fact]
    public async Task T4_PlainTextOnATlsSocket_IsRefused()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        using var intruder = new PluginClient(plugin.Handshake with { CertificateText = "" }, null);

        var call = async () => await intruder.Provider.GetMetadataAsync(new GetMetadata.Types.Request());

        await call.Should().ThrowAsync<RpcException>();
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task T4_TlsVersion_WithAgreedProtocol(SslProtocols version)
    {
        using var certificate = ClientCertificate.Create();
        await using var plugin = await RunningPlugin.StartAsync(certificate, null);
        using var socket = await PluginClient.ConnectAsync(plugin.Handshake, CancellationToken.None);
        await using var tls = new SslStream(new NetworkStream(socket));

        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = version,
            ClientCertificates = [certificate],
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(plugin.Handshake.Certificate!.RawData),
        });

        tls.SslProtocol.Should().Be(version);
        tls.NegotiatedApplicationProtocol.Should().Be(SslApplicationProtocol.Http2, "gRPC clients from 1.67 on refuse a server that does not agree");
    }

    [Fact]
    public async Task T5_WithoutClientCertificate_ServesClearText()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);

        plugin.Handshake.CertificateText.Should().BeEmpty();
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
    }

    [Fact]
    public async Task T5_Socket_IsForItsOwnerOnly()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);

        File.GetUnixFileMode(plugin.Handshake.Address).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task T6_OnlyProtocol5Offered_IsRefusedInWords()
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["PLUGIN_PROTOCOL_VERSIONS"] = "5" });

        (await process.WaitForExitAsync()).Should().Be(1);
        process.OutputLines.Should().BeEmpty();
        string.Join('\n', process.ErrorLines).Should().Contain("version 6");
    }

    [Theory]
    [InlineData("5,6")]
    [InlineData("6")]
    [InlineData(null)]
    public async Task T6_Protocol6OfferedOrNothingSaid_IsAnswered(string? offered)
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["PLUGIN_PROTOCOL_VERSIONS"] = offered });

        (await process.HandshakeAsync()).Protocol.Should().Be(6);
    }

    [Fact]
    public async Task T7_Shutdown_WithOpenStreams_EndsTheProcessWithinASecond()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        using var stdio = plugin.Client.Stdio.StreamStdio(new Google.Protobuf.WellKnownTypes.Empty());
        using var second = plugin.Client.Stdio.StreamStdio(new Google.Protobuf.WellKnownTypes.Empty());
        using var broker = plugin.Client.Broker.StartStream();
        await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request());
        File.Exists(plugin.Handshake.Address).Should().BeTrue();

        var time = Stopwatch.StartNew();
        await plugin.Client.Controller.ShutdownAsync(new GoPlugin.Empty());
        (await plugin.Process.WaitForExitAsync()).Should().Be(0);

        time.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(1.9), "Terraform kills after two");
        File.Exists(plugin.Handshake.Address).Should().BeFalse();
    }

    [Fact]
    public async Task T7_Stdio_SendsNothing()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        using var stdio = plugin.Client.Stdio.StreamStdio(new Google.Protobuf.WellKnownTypes.Empty());

        var message = stdio.ResponseStream.MoveNext(CancellationToken.None);

        (await Task.WhenAny(message, Task.Delay(300))).Should().NotBe(message);
    }

    [Fact]
    public async Task T7_Health_ServesUnderTheNamePlugin()
    {
        await using var plugin = await RunningPlugin.StartAsync();

        (await plugin.Client.Health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest { Service = "plugin" })).Status
            .Should().Be(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task T8_ThreeInterrupts_AreIgnored()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            plugin.Process.Signal("INT");
            await Task.Delay(100);
        }

        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
        plugin.Process.HasExited.Should().BeFalse();
    }

    [Fact]
    public async Task T8_Terminate_LetsOperationsEndAndEnds()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var plan = await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 60_000)));
        var applying = thing.ApplyAsync(plan);
        await Task.Delay(500);

        plugin.Process.Signal("TERM");
        var applied = await applying;

        applied.State["id"].IsNull.Should().BeFalse("the object exists");
        applied.Response.Diagnostics.Should().NotBeEmpty();
        (await plugin.Process.WaitForExitAsync(TimeSpan.FromSeconds(15))).Should().Be(0);
        File.Exists(plugin.Handshake.Address).Should().BeFalse();
    }

    [Fact]
    public async Task T9_Stop_IsAnsweredAtOnce_EndsOperations_AndLaterCallsWork()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var plan = await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 60_000)));
        var applying = thing.ApplyAsync(plan);
        await Task.Delay(500);

        var time = Stopwatch.StartNew();
        (await plugin.Provider.StopProviderAsync(new StopProvider.Types.Request())).Error.Should().BeEmpty();
        time.Elapsed.Should().BeLessThan(TimeSpan.FromMilliseconds(500));
        var applied = await applying;

        time.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        applied.State["id"].IsNull.Should().BeFalse("what exists must not be orphaned");
        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Error);
        (await thing.CreateAsync(("name", "later"))).State["name"].StringOrNull().Should().Be("later");
    }

    [Fact]
    public async Task T9_Stop_BeforeTheObjectExists_SavesNothing()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var applying = thing.ApplyAsync(await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 60_000), ("fail", "slow_before"))));
        await Task.Delay(500);

        await plugin.Provider.StopProviderAsync(new StopProvider.Types.Request());
        var applied = await applying;

        applied.State.IsNull.Should().BeTrue();
        applied.Response.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Error);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("read")]
    [InlineData("update")]
    [InlineData("delete")]
    [InlineData("import")]
    [InlineData("data source")]
    [InlineData("open")]
    public async Task T9_Stop_EndsWhateverIsUnderWay_AndKeepsWhatThereWas(string phase)
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", schema.ResourceSchemas["probe_thing"].Block);
        var created = await thing.CreateAsync(("name", "a"));
        var call = StartAsync(phase, plugin.Provider, schema, thing, created);

        // The first stop may come before the call does.
        while (!call.IsCompleted)
        {
            await plugin.Provider.StopProviderAsync(new StopProvider.Types.Request());
            await Task.WhenAny(call, Task.Delay(200));
        }

        var (diagnostics, kept) = await call;
        diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Error);
        diagnostics.Single().Detail.Should().Contain("asked");
        kept.Should().BeTrue("what was there before is still in state");
    }

    private static async Task<(IReadOnlyList<Tfplugin6.Diagnostic> Diagnostics, bool Kept)> StartAsync(
        string phase, Provider.ProviderClient provider, GetProviderSchema.Types.Response schema, ResourceSteps thing, Applied created)
    {
        TfValue Slow(string how) => ((TfMap)created.State).With("fail", how);
        switch (phase)
        {
            case "plan":
                var plan = await thing.PlanAsync(thing.Config(("name", "a"), ("fail", "slow_plan")), created.State);
                return (plan.Response.Diagnostics, true);
            case "read":
                var (read, response) = await thing.ReadAsync(Slow("slow_read"), created.Response.Private);
                return (response.Diagnostics, read.Equals(Slow("slow_read")) && response.Private.Equals(created.Response.Private));
            case "update":
                var update = await thing.PlanAsync(thing.Config(("name", "b"), ("slow", 600_000)), created.State, created.Response.Private.ToByteArray());
                var updated = await thing.ApplyAsync(update);
                return (updated.Response.Diagnostics, updated.State.Equals(created.State));
            case "delete":
                var deleted = await thing.DeleteAsync(Slow("slow_delete"), created.Response.Private);
                return (deleted.Response.Diagnostics, deleted.State.Equals(Slow("slow_delete")));
            case "import":
                return ((await provider.ImportResourceStateAsync(new() { TypeName = "probe_thing", Id = "t-slow" })).Diagnostics, true);
            case "data source":
                var lookup = SchemaTypes.Of(schema.DataSourceSchemas["probe_lookup"].Block);
                return ((await provider.ReadDataSourceAsync(new() { TypeName = "probe_lookup", Config = Wire.Encode(WithName(lookup), lookup) })).Diagnostics, true);
            default:
                var lease = SchemaTypes.Of(schema.EphemeralResourceSchemas["probe_lease"].Block);
                return ((await provider.OpenEphemeralResourceAsync(new() { TypeName = "probe_lease", Config = Wire.Encode(WithName(lease), lease) })).Diagnostics, true);
        }
    }

    private static TfMap WithName(TfObjectType type) => new TfMap(type.Attributes.Keys.Select(n => KeyValuePair.Create(n, TfValue.Null))).With("name", "slow");

    [Fact]
    public async Task T11_Schema_Of60Megabytes()
    {
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["PROBE_SCHEMA_MEGABYTES"] = "60" });

        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());

        schema.CalculateSize().Should().BeGreaterThan(60_000_000).And.BeLessThan(64 * 1024 * 1024, "Terraform takes no more");
        schema.ResourceSchemas.Should().HaveCount(2);
    }

    [Fact]
    public async Task T10_Applies_RunSideBySide()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var plan = await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 1500)));

        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => thing.ApplyAsync(plan)));

        time.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(6), "one after another they would take 7.5");
    }

    [Fact]
    public async Task T11_Request_Of40Megabytes()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var name = new string('x', 40 * 1024 * 1024);

        (await thing.ValidateAsync(thing.Config(("name", name)))).Diagnostics.Should().BeEmpty();
        var plan = await thing.PlanAsync(thing.Config(("name", name)));

        plan.State["name"].StringOrNull().Should().HaveLength(name.Length);
    }

    [Fact]
    public async Task T12_LogLines_AreJsonWithSixDigitsOfFraction()
    {
        await using var plugin = await RunningPlugin.StartAsync(new Dictionary<string, string?> { ["TF_LOG"] = "TRACE" });
        var thing = await ThingOfAsync(plugin);
        await thing.PlanAsync(thing.Config(("name", "a")));
        await thing.ApplyAsync(await thing.PlanAsync(thing.Config(("name", "a"), ("fail", "throw"))));

        plugin.Process.ErrorLines.Should().NotBeEmpty();
        foreach (var line in plugin.Process.ErrorLines)
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            foreach (var key in new[] { "@message", "@level", "@timestamp", "@module" })
            {
                json.RootElement.GetProperty(key).ValueKind.Should().Be(System.Text.Json.JsonValueKind.String, "anything else crashes Terraform");
            }

            json.RootElement.GetProperty("@level").GetString().Should().BeOneOf("trace", "debug", "info", "warn", "error");
            json.RootElement.GetProperty("@timestamp").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$");
        }
    }

    [Fact]
    public async Task T12_WithoutTfLog_NothingIsWritten()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());

        plugin.Process.ErrorLines.Should().BeEmpty();
    }

    [Fact]
    public async Task T13_Bug_IsADiagnosticWithAnIdAndNoSecret()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var thing = await ThingOfAsync(plugin);
        var plan = await thing.PlanAsync(thing.Config(("name", "a"), ("fail", "throw")));

        var first = await thing.ApplyAsync(plan);
        var second = await thing.ApplyAsync(plan);

        var problem = first.Response.Diagnostics.Should().ContainSingle().Which;
        problem.Severity.Should().Be(Tfplugin6.Diagnostic.Types.Severity.Error);
        problem.Summary.Should().MatchRegex("E-[0-9A-F]{8}").And.Be(second.Response.Diagnostics.Single().Summary, "the same bug has the same id");
        (problem.Summary + problem.Detail).Should().NotContain("swordfish").And.NotContain("   at ");
        await Eventually.Async(() => plugin.Process.ErrorLines.Any(l => l.Contains("ProbeBehavior")), "the log has the stack");
    }

    [Fact]
    public async Task T14_Debug_DescribesHowToAttach_AndLivesThroughClients()
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null }, "-debug");
        await Eventually.Async(() => process.OutputLines.Any(l => l.Contains("export TF_REATTACH_PROVIDERS=")), "it prints what to set");
        var line = process.OutputLines.First(l => l.Contains("export TF_REATTACH_PROVIDERS="));
        using var json = System.Text.Json.JsonDocument.Parse(line[(line.IndexOf('\'') + 1)..line.LastIndexOf('\'')]);
        var provider = json.RootElement.GetProperty("registry.terraform.io/test/probe");
        var handshake = new Handshake(1, 6, provider.GetProperty("Addr").GetProperty("Network").GetString()!, provider.GetProperty("Addr").GetProperty("String").GetString()!, "grpc", "");

        provider.GetProperty("Protocol").GetString().Should().Be("grpc");
        provider.GetProperty("ProtocolVersion").GetInt32().Should().Be(6);
        provider.GetProperty("Test").GetBoolean().Should().BeTrue();
        provider.GetProperty("Pid").GetInt32().Should().Be(process.Id);
        for (var i = 0; i < 2; i++)
        {
            using var client = new PluginClient(handshake, null);
            (await client.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
        }

        await Task.Delay(TimeSpan.FromSeconds(7));
        process.HasExited.Should().BeFalse("nobody is connected, and that is no reason to end");
        process.Signal("INT");
        (await process.WaitForExitAsync()).Should().Be(0);
        File.Exists(handshake.Address).Should().BeFalse();
    }

    [Fact]
    public async Task T14_Version_IsPrinted()
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null }, "-version");

        (await process.WaitForExitAsync()).Should().Be(0);
        process.OutputLines.Should().ContainSingle().Which.Should().MatchRegex("^[a-z-]+ v0\\.0\\.1, commit (unknown|[0-9a-f]{12}), (linux|darwin|windows)_[a-z0-9]+$");
    }

    [Fact]
    public async Task T15_SeveralProcesses_DoNotCollide()
    {
        var plugins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunningPlugin.StartAsync()));
        try
        {
            plugins.Select(p => p.Handshake.Address).Should().OnlyHaveUniqueItems();
            foreach (var plugin in plugins)
            {
                (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
            }
        }
        finally
        {
            foreach (var plugin in plugins)
            {
                await plugin.DisposeAsync();
            }
        }
    }

    private static async Task<ResourceSteps> ThingOfAsync(RunningPlugin plugin)
    {
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        return new ResourceSteps(plugin.Provider, "probe_thing", schema.ResourceSchemas["probe_thing"].Block);
    }

    private static X509Certificate2 SameNameOtherKey(X509Certificate2 model)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var request = new CertificateRequest(model.SubjectName, key, HashAlgorithmName.SHA512);
        foreach (var extension in model.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        return request.Create(model.SubjectName, X509SignatureGenerator.CreateForECDsa(key), model.NotBefore, model.NotAfter, model.SerialNumberBytes.ToArray()).CopyWithPrivateKey(key);
    }
}
