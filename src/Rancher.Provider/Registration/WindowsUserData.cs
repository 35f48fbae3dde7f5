using System.Text;

namespace Rancher.Provider.Registration;

/// <summary>
/// What a Windows machine runs at its first start: it gets its name, the Containers feature, an SSH server and firewall rules, restarts where that is needed,
/// and, with a registration, joins. Platforms differ in what they run, and in who goes on after a restart.
/// </summary>
internal sealed record WindowsUserData
{
    public static readonly string[] Platforms = ["aws", "azure", "gce", "vsphere", "raw"];

    public required string Platform { get; init; }

    public string? Hostname { get; init; }

    public IReadOnlyList<string> AuthorizedKeys { get; init; } = [];

    /// <summary>Addresses that may reach the SSH server, as the Windows firewall names them.</summary>
    public IReadOnlyList<string> SshFrom { get; init; } = ["LocalSubnet"];

    /// <summary>PowerShell of the user, run before the machine joins.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    public NodeRegistration? Registration { get; init; }

    public NodeOptions? Node { get; init; }

    public string Write() => Platform switch
    {
        // EC2Launch runs the script at every start with persist, and Google's agent does so anyway.
        "aws" => $"<powershell>\n{Script("Restart-Computer -Force")}</powershell>\n<persist>true</persist>\n",
        "gce" => Script("Restart-Computer -Force"),
        // cloudbase-init restarts the machine and runs the script again for this exit code.
        "vsphere" => $"#ps1_sysnative\n{Script("exit 1003")}",
        _ => SelfContinuing(),
    };

    private string Script(string restart) => string.Join('\n',
    [
        "$ErrorActionPreference = 'Stop'",
        "$reboot = $false",
        .. Hostname is null ? [] : WindowsHostScript.Name(Hostname),
        .. WindowsHostScript.ContainersFeature,
        .. AuthorizedKeys.Count == 0 ? [] : WindowsHostScript.SshServer(AuthorizedKeys, SshFrom),
        .. WindowsHostScript.Firewall,
        $"if ($reboot) {{ {restart}; return }}",
        .. Commands,
        .. JoinOnce(),
    ]) + "\n";

    private IEnumerable<string> JoinOnce() => Registration is null ? [] :
    [
        $"if (-not (Test-Path -Path '{WindowsHostScript.Folder}\\joined')) {{",
        .. WindowsHostScript.Join(Registration, Node!).Select(line => $"  {line}"),
        $"  New-Item -ItemType File -Force -Path '{WindowsHostScript.Folder}\\joined' | Out-Null",
        "}",
    ];

    /// <summary>The platform does not run the script again after a restart, so it leaves a task that does. Base64 keeps every character of it.</summary>
    private string SelfContinuing()
    {
        var body = Convert.ToBase64String(Encoding.UTF8
            .GetBytes(Script("Restart-Computer -Force") + "Unregister-ScheduledTask -TaskName 'rancher-node' -Confirm:$false -ErrorAction SilentlyContinue\n"));
        return HostScripts.Text("windows-task.ps1", $"$body = '{body}'") + "\n";
    }
}
