namespace Rancher.Provider.Registration;

/// <summary>PowerShell scripts that run as administrator on a machine. All of them can run again: they do what is left to do.</summary>
internal static class WindowsHostScript
{
    /// <summary>Where the installer for RKE2 keeps the identity of the machine.</summary>
    private const string IdFolder = @"C:\etc\rancher\wins";

    /// <summary>Where the scripts of this provider keep theirs.</summary>
    public const string Folder = @"C:\ProgramData\rancher-node";

    /// <summary>Sets the computer's name; sets <c>$reboot</c> where that takes one.</summary>
    public static IEnumerable<string> Name(string name) =>
    [
        $"if ($env:COMPUTERNAME -ne {Quoting.PowerShellText(name)}) {{",
        $"  Rename-Computer -NewName {Quoting.PowerShellText(name)} -Force | Out-Null",
        "  $reboot = $true",
        "}",
    ];

    /// <summary>Installs the feature that containers need; sets <c>$reboot</c> where that takes one.</summary>
    public static IEnumerable<string> ContainersFeature =>
    [
        "if (-not (Get-WindowsFeature -Name Containers).Installed) {",
        "  $installed = Install-WindowsFeature -Name Containers",
        "  if (\"$($installed.RestartNeeded)\" -ne 'No') { $reboot = $true }",
        "}",
    ];

    /// <summary>Installs OpenSSH and lets administrators log in with the given keys.</summary>
    public static IEnumerable<string> SshServer(IReadOnlyList<string> keys) =>
    [
        "if (-not (Get-Service -Name sshd -ErrorAction SilentlyContinue)) {",
        "  Add-WindowsCapability -Online -Name 'OpenSSH.Server~~~~0.0.1.0' | Out-Null",
        "}",
        "Set-Service -Name sshd -StartupType Automatic",
        "Start-Service -Name sshd",
        "New-Item -ItemType Directory -Force -Path 'C:\\ProgramData\\ssh' | Out-Null",
        "$keys = 'C:\\ProgramData\\ssh\\administrators_authorized_keys'",
        $"Set-Content -Path $keys -Value @({string.Join(", ", keys.Select(Quoting.PowerShellText))}) -Encoding ascii",
        // By their ids: names of groups are translated.
        "icacls.exe $keys /inheritance:r /grant '*S-1-5-32-544:F' /grant '*S-1-5-18:F' | Out-Null",
    ];

    /// <summary>Opens the Windows firewall for what other nodes send.</summary>
    public static IEnumerable<string> Firewall =>
    [
        "foreach ($rule in @(@('rancher-vxlan', 'UDP', 4789), @('rancher-kubelet', 'TCP', 10250), @('rancher-ssh', 'TCP', 22))) {",
        "  if (-not (Get-NetFirewallRule -Name $rule[0] -ErrorAction SilentlyContinue)) {",
        "    New-NetFirewallRule -Name $rule[0] -DisplayName $rule[0] -Direction Inbound -Action Allow -Protocol $rule[1] -LocalPort $rule[2] | Out-Null",
        "  }",
        "}",
    ];

    /// <summary>Joins the cluster, with the command in PowerShell's own process, so that the token of RKE2 is in no process list.</summary>
    public static IEnumerable<string> Join(NodeRegistration registration, NodeWishes node) =>
    [
        .. node.Id is not { } id ? Array.Empty<string>() :
        [
            $"New-Item -ItemType Directory -Force -Path '{IdFolder}' | Out-Null",
            $"Set-Content -Path '{IdFolder}\\cattle-id' -Value {Quoting.PowerShellText(id)} -NoNewline",
        ],
        $"New-Item -ItemType Directory -Force -Path '{Folder}' | Out-Null",
        $"Set-Location -Path '{Folder}'",
        WindowsNodeCommand.Script(registration, node),
    ];
}
