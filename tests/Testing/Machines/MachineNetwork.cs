using FluentAssertions;

namespace Testing;

/// <summary>
/// A network of its own for machines that are played: a bridge in a network namespace, which reaches nothing outside of it, and which ends with the test.
/// What is to talk to the machines must run inside.
/// </summary>
/// <remarks>Needs to be root; <c>ip</c> and <c>ss</c> are in Debian's iproute2.</remarks>
public sealed class MachineNetwork : IDisposable
{
    private const string Prefix = "10.77.0.";
    private readonly List<NetworkMachine> _machines = [];
    private readonly ChildProcess _holder;

    private MachineNetwork(ChildProcess holder) => _holder = holder;

    /// <summary>The address of whatever runs inside and on no machine.</summary>
    public static string Address => Prefix + "1";

    public static async Task<MachineNetwork> StartAsync()
    {
        var holder = await HoldAsync(["--net"], $"ip link set lo up && ip link add lan type bridge && ip address add {Address}/24 dev lan && ip link set lan up");
        return new MachineNetwork(holder);
    }

    /// <summary>Connects a new machine.</summary>
    /// <param name="name">What it calls itself.</param>
    /// <param name="number">Last part of its address.</param>
    public async Task<NetworkMachine> AddAsync(string name, int number)
    {
        var holder = await HoldAsync(["--net", "--uts"], $"hostname {name} && ip link set lo up");
        var machine = new NetworkMachine(holder, Prefix + number);
        _machines.Add(machine);
        await RunAsync(Inside(_holder, "net"), $"ip link add port{number} type veth peer name eth0 netns {holder.Id} && ip link set port{number} master lan up");
        await machine.RunAsync($"ip address add {machine.Address}/24 dev eth0 && ip link set eth0 up");
        return machine;
    }

    /// <summary>What comes before a command that is to run inside.</summary>
    public IReadOnlyList<string> Inside() => Inside(_holder, "net");

    public void Dispose()
    {
        _machines.ForEach(m => m.Dispose());
        _holder.Dispose();
    }

    internal static IReadOnlyList<string> Inside(ChildProcess holder, params string[] kinds) =>
        ["nsenter", .. kinds.Select(kind => $"--{kind}=/proc/{holder.Id}/ns/{kind}"), "--"];

    internal static async Task RunAsync(IReadOnlyList<string> inside, string script)
    {
        using var process = ChildProcess.Start(inside[0], [.. inside.Skip(1), "sh", "-c", script], Path.GetTempPath(), new Dictionary<string, string?>());
        var result = await process.WaitAsync(CancellationToken.None);
        result.ExitCode.Should().Be(0, "{0} works: {1}", script, result.StandardError);
    }

    private static async Task<ChildProcess> HoldAsync(string[] kinds, string prepare)
    {
        var holder = ChildProcess.Start("unshare", [.. kinds, "sh", "-c", $"{prepare} && echo ready && exec sleep infinity"], Path.GetTempPath(), new Dictionary<string, string?>());
        for (var i = 0; !holder.OutputSoFar.Contains("ready", StringComparison.Ordinal); i++)
        {
            if (holder.HasExited || i > 200)
            {
                var ended = await holder.WaitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token);
                throw new InvalidOperationException($"No network namespace could be made: {ended.StandardError}");
            }

            await Task.Delay(25);
        }

        return holder;
    }
}
