namespace Rancher.Provider.Registration;

/// <summary>PowerShell scripts that run as administrator on a machine. All of them can run again: they do what is left to do.</summary>
internal static class WindowsHostScript
{
    /// <summary>Where the scripts of this provider keep what they need.</summary>
    public const string Folder = @"C:\ProgramData\rancher-node";

    /// <summary>Sets the computer's name; sets <c>$reboot</c> where that takes one.</summary>
    public static IEnumerable<string> Name(string name) => [$"$name = {Quoting.PowerShellText(name)}", .. HostScripts.Lines("windows-name.ps1")];

    /// <summary>Installs the feature that containers need; sets <c>$reboot</c> where that takes one.</summary>
    public static IEnumerable<string> ContainersFeature => HostScripts.Lines("windows-containers.ps1");

    /// <summary>Installs OpenSSH, lets administrators log in with the given keys, and opens its port for the given addresses.</summary>
    public static IEnumerable<string> SshServer(IReadOnlyList<string> keys, IReadOnlyList<string> from) =>
        [$"$keys = {List(keys)}", $"$from = {List(from)}", .. HostScripts.Lines("windows-ssh.ps1")];

    /// <summary>Opens the Windows firewall for what other nodes send.</summary>
    public static IEnumerable<string> Firewall => HostScripts.Lines("windows-firewall.ps1");

    /// <summary>Joins the cluster, with the command in PowerShell's own process, so that the token of RKE2 is in no process list.</summary>
    public static IEnumerable<string> Join(NodeRegistration registration, NodeOptions node) =>
    [
        .. node.Id is not { } id ? Array.Empty<string>() : [$"$id = {Quoting.PowerShellText(id)}", .. HostScripts.Lines("windows-id.ps1")],
        $"New-Item -ItemType Directory -Force -Path '{Folder}' | Out-Null",
        $"Set-Location -Path '{Folder}'",
        WindowsNodeCommand.Script(registration, node),
    ];

    private static string List(IReadOnlyList<string> words) => $"@({string.Join(", ", words.Select(Quoting.PowerShellText))})";
}
