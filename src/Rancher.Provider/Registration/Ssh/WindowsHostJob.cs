using System.Globalization;
using Rancher.Provider.Windows.Facts;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>A Windows machine, through PowerShell.</summary>
internal sealed class WindowsHostJob(SshHost host, NodeRegistration registration, NodeWishes node) : HostJob(host, registration, node)
{
    /// <summary>
    /// Reads the secret and then the script. The shell of Windows' SSH server is cmd.exe, which PowerShell's own encoding passes unharmed; the script is no
    /// argument of a process, and its secret no part of the script.
    /// </summary>
    private const string Reader = "$env:CATTLE_TOKEN = [Console]::In.ReadLine(); $script = [Console]::In.ReadToEnd(); & ([scriptblock]::Create($script))";

    public static string Command => $"powershell -NoProfile -NonInteractive -EncodedCommand {Quoting.Encoded(Reader)}";

    protected override string LookScript => string.Join('\n',
        "$ErrorActionPreference = 'SilentlyContinue'",
        "$system = Get-CimInstance Win32_OperatingSystem; $computer = Get-CimInstance Win32_ComputerSystem; $drive = Get-CimInstance Win32_LogicalDisk -Filter \"DeviceID='C:'\"",
        "\"system=$($system.Caption)\"; \"build=$($system.BuildNumber).$((Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion').UBR)\"",
        "\"processors=$($computer.NumberOfLogicalProcessors)\"; \"memory=$([int]($computer.TotalPhysicalMemory / 1MB))\"; \"disk=$([int]($drive.Size / 1GB))\"",
        "\"desktop=$((Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion').InstallationType -eq 'Server')\"",
        "\"containers=$((Get-WindowsFeature -Name Containers).Installed)\"",
        "\"docker=$(docker version --format '{{.Server.Platform.Name}}')\"; \"docker_starts=$((Get-Service docker).StartType)\"",
        "\"addresses=$(@(Get-NetIPAddress -AddressFamily IPv4 | Where-Object { $_.InterfaceAlias -notlike '*vEthernet*' -and $_.IPAddress -ne '127.0.0.1' } | ForEach-Object { $_.IPAddress }) -join ',')\"");

    protected override string JoinScript => string.Join('\n', WindowsHostScript.Join(Registration with { Token = "" }, Node).Prepend("$ErrorActionPreference = 'Stop'"));

    protected override string LogScript => "Get-WinEvent -ProviderName rancher-wins -MaxEvents 20 -ErrorAction SilentlyContinue | ForEach-Object { $_.Message }";

    // The last step of it resets the network, and the connection with it.
    protected override string CleanScript => Registration.IsRke1
        ? "if (Test-Path -Path 'C:\\etc\\rancher\\cleanup.ps1') { & 'C:\\etc\\rancher\\cleanup.ps1' }"
        : "foreach ($script in 'C:\\usr\\local\\bin\\rke2-uninstall.ps1', 'C:\\usr\\local\\bin\\wins-uninstall.ps1') { if (Test-Path -Path $script) { & $script } }";

    protected override (string Command, string Input) Wrap(string script, string secret) => (Command, $"{secret}\n{script}\n");

    /// <summary>What the rules for Windows machines look at.</summary>
    public static HostFacts Facts(HostAnswer answer, NodeRegistration registration, NodeWishes node)
    {
        var values = answer.Values;
        return new HostFacts
        {
            Distribution = Fact.Of(registration.Distribution),
            InternalAddress = Fact.Of(node.InternalAddress, "internal_address"),
            Addresses = [.. Text(values, "addresses")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []],
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

    private static string? Text(IReadOnlyDictionary<string, string> values, string name) => values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static long? Number(IReadOnlyDictionary<string, string> values, string name) => long.TryParse(Text(values, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static bool? Flag(IReadOnlyDictionary<string, string> values, string name) => Text(values, name) is { } text ? string.Equals(text, "True", StringComparison.OrdinalIgnoreCase) : null;
}
