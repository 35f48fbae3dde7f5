using System.Text.RegularExpressions;
using Testing.PowerShell;

namespace Rancher.Provider.Tests.Registration;

/// <summary>A folder that plays a Windows machine for the real engine of PowerShell: commands of Windows are functions that note what they were called with.</summary>
internal sealed class WindowsHost : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windows-host-").FullName;

    /// <summary>Whether the Containers feature is there.</summary>
    public bool HasContainers { get; init; }

    /// <summary>The computer's present name.</summary>
    public string ComputerName { get; init; } = "WIN-OLDNAME";

    public string File(string name) => Path.Combine(_folder, name);

    public PowerShellRun Run(string script, params (string Name, string Value)[] environment)
    {
        PowerShellEngine.ParseErrors(script).Should().BeEmpty();
        var variables = environment.ToDictionary(e => e.Name, e => e.Value);
        variables.TryAdd("COMPUTERNAME", ComputerName);
        return PowerShellEngine.Run(Definitions.Replace("HAS_CONTAINERS", HasContainers ? "$true" : "$false", StringComparison.Ordinal), OnThisMachine(script), _folder, variables);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Paths of drive C lead into the folder.
    private string OnThisMachine(string script) =>
        Regex.Replace(script, @"C:\\[^'""]*", path => _folder + path.Value[2..].Replace('\\', '/'));

    private string Definitions => """
        function Note { $calls.Add(($args | ForEach-Object { $_ } ) -join '|') }
        function PowerShell {
          $i = [array]::IndexOf($args, '-EncodedCommand')
          if ($i -ge 0) { $text = [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($args[$i + 1])) }
          else { $text = $args[[array]::IndexOf($args, '-Command') + 1] }
          & ([scriptblock]::Create($text))
        }
        function docker { Note docker @args; "Note printed" }
        function Invoke-Expression { process { & ([scriptblock]::Create("$_")) } }
        function curl.exe {
          Note curl @args "proxy=$env:HTTPS_PROXY"
          $out = $args[[array]::IndexOf($args, '-o') + 1]
          [IO.File]::WriteAllText((Join $out), @'
            [CmdletBinding()]
            param([string]$Server, [string]$Label, [string]$Token, [switch]$Worker, [string]$CaChecksum, [string]$NodeName, [string]$Address, [string]$InternalAddress, [string]$Taint)
            Note installer $Server $Label $Token "worker=$Worker" $CaChecksum $NodeName $Address $InternalAddress $Taint "id=$env:CATTLE_ID" "proxy=$env:HTTPS_PROXY"
        '@)
        }
        function Join { [IO.Path]::Combine($ExecutionContext.SessionState.Path.CurrentLocation.Path, $args[0]) }
        function Native { "$($args[0])".Replace('\', '/') }
        function c:/etc/rancher/run.ps1 { Note run.ps1 }
        function Set-ExecutionPolicy { }
        function Set-Location { param([string]$Path) $ExecutionContext.SessionState.Path.SetLocation((Native $Path)) | Out-Null }
        function Test-Path { param([string]$Path) [IO.File]::Exists((Native $Path)) -or [IO.Directory]::Exists((Native $Path)) }
        function New-Item { param([string]$ItemType, [switch]$Force, [string]$Path)
          if ($ItemType -eq 'Directory') { [IO.Directory]::CreateDirectory((Native $Path)) } else { [IO.File]::WriteAllText((Native $Path), '') } }
        function Set-Content { param([string]$Path, $Value, [string]$Encoding, [switch]$NoNewline)
          [IO.File]::WriteAllText((Native $Path), ($Value -join "`n") + $(if ($NoNewline) { '' } else { "`n" })) }
        function Get-WindowsFeature { param([string]$Name) [pscustomobject]@{ Installed = HAS_CONTAINERS } }
        function Install-WindowsFeature { param([string]$Name) Note Install-WindowsFeature $Name; [pscustomobject]@{ RestartNeeded = 'Yes' } }
        function Rename-Computer { param([string]$NewName, [switch]$Force) Note Rename-Computer $NewName }
        function Restart-Computer { Note Restart-Computer }
        function Get-Service { param([string]$Name, $ErrorAction) }
        function Set-Service { param([string]$Name, [string]$StartupType) Note Set-Service $Name $StartupType }
        function Start-Service { param([string]$Name) Note Start-Service $Name }
        function Add-WindowsCapability { param([switch]$Online, [string]$Name) Note Add-WindowsCapability $Name }
        function icacls.exe { Note icacls @args }
        function Get-NetFirewallRule { param([string]$Name, $ErrorAction) }
        function New-NetFirewallRule { param($Name, $DisplayName, $Direction, $Action, $Protocol, $LocalPort, $RemoteAddress) Note Firewall $Direction $Action $Protocol $LocalPort @($RemoteAddress | Where-Object { $_ }) }
        function Set-NetFirewallRule { param($Name, $RemoteAddress) Note Limit $Name @RemoteAddress }
        function New-ScheduledTaskAction { param($Execute, $Argument) Note Action $Execute $Argument; 'action' }
        function New-ScheduledTaskTrigger { param([switch]$AtStartup) 'trigger' }
        function Register-ScheduledTask { param($TaskName, $Action, $Trigger, $User, $RunLevel, [switch]$Force) Note Register $TaskName $User }
        function Start-ScheduledTask { param($TaskName) Note Start $TaskName }
        function Unregister-ScheduledTask { param($TaskName, [switch]$Confirm, $ErrorAction) Note Unregister $TaskName }
        """;
}
