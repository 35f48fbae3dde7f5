using System.Net;
using System.Net.Sockets;
using Testing;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>
/// A machine that answers over SSH as a Windows machine does: a real SSH server on a free port of loopback, and as <c>powershell</c> the real engine, with functions
/// for the commands of Windows. It is fit to become a node unless a fixture says otherwise; its agents register with the simulated Rancher.
/// </summary>
internal sealed class WindowsMachine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windows-machine-").FullName;
    private ChildProcess? _server;

    private string KeyFile => Path.Combine(_folder, "client");

    private static string Tests => AppContext.BaseDirectory;

    /// <param name="differences">PowerShell functions that take the place of those of a fit machine.</param>
    public static async Task<WindowsMachine> StartAsync(string differences)
    {
        var machine = new WindowsMachine();
        machine.Equip(differences);
        await machine.ListenAsync();
        return machine;
    }

    /// <summary>How a configuration reaches the machine: the variable <c>machine</c>.</summary>
    public string Variable { get; private set; } = "";

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Run(string program) =>
        $"'{Environment.ProcessPath}' exec --runtimeconfig '{Tests}Rancher.Provider.Tests.runtimeconfig.json' --depsfile '{Tests}Rancher.Provider.Tests.deps.json' '{Tests}{program}.dll'";

    private void Equip(string differences)
    {
        var definitions = Path.Combine(_folder, "windows.ps1");
        File.WriteAllText(definitions, Commands + differences);
        var powershell = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, "powershell");
        File.WriteAllText(powershell, $"#!/bin/sh\nexport POWERSHELL_DEFINITIONS='{definitions}'\nexec {Run("Testing.PowerShell")} \"$@\"\n");
        File.SetUnixFileMode(powershell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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

    private async Task ListenAsync()
    {
        await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", KeyFile);
        await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(_folder, "host"));
        var hostKey = (await RunAsync("ssh-keygen", "-lf", Path.Combine(_folder, "host.pub"))).Split(' ')[1];
        if (Environment.UserName == "root")
        {
            // Where root starts it, the server insists on this folder, which a boot normally makes.
            Directory.CreateDirectory("/run/sshd");
        }

        var port = FreePort();
        File.WriteAllText(Path.Combine(_folder, "config"), $"""
            ListenAddress 127.0.0.1
            Port {port}
            HostKey {Path.Combine(_folder, "host")}
            PidFile none
            AuthorizedKeysFile {KeyFile}.pub
            StrictModes no
            PermitRootLogin yes
            UsePAM no
            SetEnv PATH={Path.Combine(_folder, "bin")}:/usr/sbin:/usr/bin:/sbin:/bin
            """);
        _server = ChildProcess.Start("/usr/sbin/sshd", ["-D", "-e", "-f", Path.Combine(_folder, "config")], _folder, new Dictionary<string, string?>());
        await AnswersAsync(port);
        Variable = $$"""
            variable "machine" {
              default = {
                host             = "127.0.0.1"
                port             = {{port}}
                user             = "{{Environment.UserName}}"
                private_key_file = "{{KeyFile}}"
                host_key         = "{{hostKey}}"
              }
            }

            """;
    }

    private async Task AnswersAsync(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!_server!.HasExited)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The SSH server did not start. Is openssh-server installed?");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = ChildProcess.Start(program, arguments, _folder, new Dictionary<string, string?>());
        var result = await process.WaitAsync(CancellationToken.None);
        result.ExitCode.Should().Be(0, "{0} works: {1}", program, result.StandardError);
        return result.StandardOutput;
    }
}
