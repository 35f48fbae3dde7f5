using Testing;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>
/// A machine that answers over SSH as a Windows machine does: <c>powershell</c> is the real engine, with functions for the commands of Windows. It is fit to become a
/// node unless a fixture says otherwise; its agents register with the simulated Rancher.
/// </summary>
internal sealed class WindowsMachine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windows-machine-").FullName;
    private SshDaemon? _ssh;

    private static string Tests => AppContext.BaseDirectory;

    /// <param name="differences">PowerShell functions that take the place of those of a fit machine.</param>
    public static async Task<WindowsMachine> StartAsync(string differences)
    {
        var machine = new WindowsMachine();
        machine._ssh = await SshDaemon.StartAsync(machine.Equip(differences));
        return machine;
    }

    /// <summary>How a configuration reaches the machine: the variable <c>machine</c>.</summary>
    public string Variable => $$"""
        variable "machine" {
          default = {
            host             = "127.0.0.1"
            port             = {{_ssh!.Port}}
            user             = "{{_ssh.User}}"
            private_key_file = "{{_ssh.KeyFile}}"
            host_key         = "{{_ssh.HostKey}}"
          }
        }

        """;

    public void Dispose()
    {
        _ssh?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Run(string program) =>
        $"'{Environment.ProcessPath}' exec --runtimeconfig '{Tests}Rancher.Provider.Tests.runtimeconfig.json' --depsfile '{Tests}Rancher.Provider.Tests.deps.json' '{Tests}{program}.dll'";

    /// <returns>The folder with the programs of the machine.</returns>
    private string Equip(string differences)
    {
        var definitions = Path.Combine(_folder, "windows.ps1");
        File.WriteAllText(definitions, Commands + differences);
        var programs = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var powershell = Path.Combine(programs, "powershell");
        File.WriteAllText(powershell, $"#!/bin/sh\nexport POWERSHELL_DEFINITIONS='{definitions}'\nexec {Run("Testing.PowerShell")} \"$@\"\n");
        File.SetUnixFileMode(powershell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return programs;
    }

    // RKE1's container prints a command, which PowerShell runs; RKE2's installer is loaded into the present folder.
    private static string Commands => $$"""
        function Get-CimInstance { [pscustomobject]@{ Caption = 'Windows Server 2022'; BuildNumber = '20348'; NumberOfLogicalProcessors = 4; TotalPhysicalMemory = 8GB; Size = 100GB } }
        function Get-ItemProperty { [pscustomobject]@{ UBR = 2322; InstallationType = 'Server Core' } }
        function Get-WindowsFeature { [pscustomobject]@{ Installed = $true } }
        function Get-Service { [pscustomobject]@{ StartType = 'Automatic' } }
        function Get-NetIPAddress { [pscustomobject]@{ InterfaceAlias = 'Ethernet'; IPAddress = '10.0.0.21' } }
        function New-Item { }
        function Set-Content { }
        function Set-Location { }
        function Set-ExecutionPolicy { }
        function Test-Path { $false }
        function docker {
          if ($args[0] -eq 'version') { return 'Docker Engine - Enterprise' }
          'Register ' + (($args | ForEach-Object { "'$_'" }) -join ' ')
        }
        function Invoke-Expression { process { & ([scriptblock]::Create("$_")) } }
        function Register {
          $text = 'PowerShell -NoLogo -NonInteractive -Command "& {docker ' + ($args -join ' ') + ' | iex}"'
          & {{Run("Rancher.Simulator")}} join --os windows --command $text
        }
        function curl.exe {
          $folder = $ExecutionContext.SessionState.Path.CurrentLocation.Path
          [IO.File]::WriteAllText([IO.Path]::Combine($folder, 'install.ps1'), @'
            param([string]$Server, [string]$Label, [string]$Token, [switch]$Worker, [string]$CaChecksum, [string]$NodeName, [string]$Address, [string]$InternalAddress, [string]$Taint)
            & '/usr/bin/curl' -sSf -o /dev/null -H "Authorization: Bearer $Token" -H "X-Cattle-Id: $env:CATTLE_ID" -H "X-Cattle-Node-Name: $NodeName" -H "X-Cattle-Labels: $Label" -H 'X-Cattle-Role-Worker: true' "$Server/v3/connect/agent"
        '@)
        }

        """;
}
