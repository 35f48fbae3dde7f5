using System.Globalization;
using Rancher.Provider.Windows.Facts;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>A Windows machine, through PowerShell.</summary>
internal sealed class WindowsRemoteHost(SshHost host, NodeRegistration registration, NodeOptions node) : RemoteHost(host, registration, node)
{
    /// <summary>
    /// Reads the secret and then the script. The shell of Windows' SSH server is cmd.exe, which PowerShell's own encoding passes unharmed; the script is no
    /// argument of a process, and its secret no part of the script.
    /// </summary>
    private const string Reader = "$env:CATTLE_TOKEN = [Console]::In.ReadLine(); $script = [Console]::In.ReadToEnd(); & ([scriptblock]::Create($script))";

    public static string Command => $"powershell -NoProfile -NonInteractive -EncodedCommand {Quoting.Encoded(Reader)}";

    protected override string LookScript => HostScripts.Text("windows-look.ps1");

    protected override string JoinScript =>
        string.Join('\n', WindowsHostScript.Join(Registration with { Token = "" }, Node).Prepend("$ErrorActionPreference = 'Stop'"));

    protected override string LogScript => HostScripts.Text("windows-log.ps1");

    protected override string CleanScript => HostScripts.Text(Registration.IsRke1 ? "windows-clean-rke1.ps1" : "windows-clean-machine.ps1");

    protected override (string Command, string Input) Wrap(string script, string secret) => (Command, $"{secret}\n{script}\n");

    /// <summary>What the rules for Windows machines look at.</summary>
    public static HostFacts Facts(CommandResult answer, NodeRegistration registration, NodeOptions node)
    {
        var values = answer.Values;
        return new HostFacts
        {
            Distribution = Fact.Of(registration.Distribution),
            InternalAddress = Fact.Of(node.InternalAddress, "internal_address"),
            Addresses = [.. Text(values, "addresses")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []],
            DomainNames = [.. Text(values, "domains")?.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct() ?? []],
            Processors = Fact.Number(Number(values, "processors")),
            MemoryMegabytes = Fact.Number(Number(values, "memory")),
            HasDesktop = Fact.Flag(Flag(values, "desktop")),
            DiskGigabytes = Fact.Number(Number(values, "disk")),
            HasContainersFeature = Fact.Flag(Flag(values, "containers")),
            DockerPlatform = Fact.Of(Text(values, "docker")),
            DockerStartsByItself = Text(values, "docker_starts") is { } start ? Fact.Flag(start == "Automatic") : Fact.Absent<bool>(""),
            Build = Fact.Of(Text(values, "build")),
        };
    }

    private static string? Text(IReadOnlyDictionary<string, string> values, string name) =>
        values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static long? Number(IReadOnlyDictionary<string, string> values, string name) =>
        long.TryParse(Text(values, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static bool? Flag(IReadOnlyDictionary<string, string> values, string name) =>
        Text(values, name) is { } text ? string.Equals(text, "True", StringComparison.OrdinalIgnoreCase) : null;
}
