[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>
/// A real SSH server on loopback. Whoever logs in finds stand-ins: a Docker whose agent registers with the simulated Rancher as
/// the real one does, or a PowerShell that is the real engine, with functions for the commands of Windows.
/// </summary>
internal sealed class SshServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ssh-server-").FullName;
    private SshDaemon _server = null!;

    public int Port => _server.Port;

    public string User => _server.User;

    public string KeyFile => _server.KeyFile;

    /// <summary>The server's key as users write it.</summary>
    public string HostKey => _server.HostKey;

    /// <summary>The identity that the machine wrote down.</summary>
    public string Identity => File.ReadAllText(Path.Combine(_folder, "agent-config", "cattle-id"));

    /// <summary>What the stand-ins were called with, a line each.</summary>
    public string Calls => File.Exists(Note) ? File.ReadAllText(Note) : "";

    /// <summary>All command lines of this machine at the moment at which the agent was started.</summary>
    public string CommandLines => File.ReadAllText(Path.Combine(_folder, "cmdlines"));

    private string AfterFile => Path.Combine(_folder, "after.sh");

    private string TokenFile => Path.Combine(_folder, "token");

    private string Note => Path.Combine(_folder, "calls");

    private static string Tests => AppContext.BaseDirectory;

    /// <param name="machine">Where it runs; null for here, on loopback.</param>
    public static async Task<SshServer> StartAsync(NetworkMachine? machine = null)
    {
        var server = new SshServer();
        server.MakeStandIns();
        server._server = await SshDaemon.StartAsync(machine, Path.Combine(server._folder, "bin"), ("CATTLE_AGENT_CONFIG_DIR", Path.Combine(server._folder, "agent-config")));
        return server;
    }

    /// <summary>The block of a configuration that reaches the machine.</summary>
    public string Block(string more = "") => $$"""
        ssh {
          host             = "{{_server.Host}}"
          port             = {{Port}}
          user             = "{{User}}"
          private_key_file = "{{KeyFile}}"
          host_key         = "{{HostKey}}"
          {{more}}
        }
        """;

    /// <summary>Starts an SSH agent that has the key, and tells where it listens.</summary>
    public async Task<(ChildProcess Agent, string Socket)> StartAgentAsync()
    {
        var socket = Path.Combine(_folder, "agent");
        var agent = ChildProcess.Start("ssh-agent", ["-D", "-a", socket], _folder, new Dictionary<string, string?>());
        await NodeFixture.EventuallyAsync(() => File.Exists(socket));
        using var add = ChildProcess.Start("ssh-add", ["-q", KeyFile], _folder, new Dictionary<string, string?> { ["SSH_AUTH_SOCK"] = socket });
        (await add.WaitAsync(CancellationToken.None)).ExitCode.Should().Be(0);
        return (agent, socket);
    }

    /// <summary>Lets the stand-in for Docker do something more once its agent has registered.</summary>
    public void AfterRegistering(string script) => File.WriteAllText(AfterFile, script + "\n");

    /// <summary>Lets whatever registers use another token than the one it was given.</summary>
    public void UseToken(string token) => File.WriteAllText(TokenFile, token);

    /// <summary>Whether a stand-in left a file of that name.</summary>
    public bool Has(string name) => File.Exists(Path.Combine(_folder, "bin", name));

    /// <summary>Makes a program that the machine has.</summary>
    public void Program(string name, string script)
    {
        var file = Path.Combine(_folder, "bin", name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void MakeStandIns()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        var dotnet = Environment.ProcessPath!;
        string Exec(string program) => $"'{dotnet}' exec --runtimeconfig '{Tests}Rancher.Provider.AcceptanceTests.runtimeconfig.json' --depsfile '{Tests}Rancher.Provider.AcceptanceTests.deps.json' '{Tests}{program}.dll'";
        Program("sudo", "[ \"$1\" = -n ] && shift\nexec \"$@\"");
        Program("docker", $$"""
            printf 'docker %s\n' "$*" >> '{{Note}}'
            [ "$1" = run ] || exit 0
            [ ! -e '{{TokenFile}}' ] || CATTLE_TOKEN="$(cat '{{TokenFile}}')"
            # What everybody on the machine sees of its processes.
            cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' > '{{Path.Combine(_folder, "cmdlines")}}'
            while [ "$1" != --server ]; do image="$1"; shift; done
            server="$2"; shift 2
            {{Exec("Rancher.Simulator")}} join --command "docker run $image --server $server --token $CATTLE_TOKEN" "$@" || exit
            if [ -e '{{AfterFile}}' ]; then . '{{AfterFile}}'; fi
            """);
        Program("systemctl", "exit 0");
        Program("curl", $$"""
            printf 'curl %s\n' "$*" >> '{{Note}}'
            while [ "$1" != -o ]; do [ "${1#http}" = "$1" ] || server="${1%/system-agent-install.sh}"; shift; done
            cat > "$2" <<'INSTALLER'
            printf 'installer %s\n' "$*" >> '{{Note}}'
            [ ! -e '{{TokenFile}}' ] || CATTLE_TOKEN="$(cat '{{TokenFile}}')"
            cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' > '{{Path.Combine(_folder, "cmdlines")}}'
            while [ $# -gt 0 ]; do
              case "$1" in
                --server) server="$2"; shift ;;
                --node-name) name="$2"; shift ;;
                --label) labels="${labels:+$labels,}$2"; shift ;;
                --taint) taints="${taints:+$taints,}$2"; shift ;;
                --etcd) etcd=true ;;
                --controlplane) plane=true ;;
                --worker) worker=true ;;
              esac
              shift
            done
            /usr/bin/curl -sSf -o /dev/null -H "Authorization: Bearer $CATTLE_TOKEN" -H "X-Cattle-Id: $(cat "$CATTLE_AGENT_CONFIG_DIR/cattle-id")" -H "X-Cattle-Node-Name: $name" \
              -H "X-Cattle-Labels: $labels" -H "X-Cattle-Taints: $taints" ${etcd:+-H "X-Cattle-Role-Etcd: true"} ${plane:+-H "X-Cattle-Role-Control-Plane: true"} \
              ${worker:+-H "X-Cattle-Role-Worker: true"} "$server/v3/connect/agent"
            INSTALLER
            """);
        Program("powershell", $"POWERSHELL_DEFINITIONS='{Path.Combine(_folder, "windows.ps1")}'; export POWERSHELL_DEFINITIONS\nexec {Exec("Testing.PowerShell")} \"$@\"");
        File.WriteAllText(Path.Combine(_folder, "windows.ps1"), $$"""
            function docker {
              if ($args[0] -eq 'version') { return 'Docker Engine - Enterprise' }
              [IO.File]::AppendAllText('{{Note}}', "docker $args`n")
              "Register " + (($args | ForEach-Object { "'$_'" }) -join ' ')
            }
            function Invoke-Expression { process { & ([scriptblock]::Create("$_")) } }
            function Register {
              $text = 'PowerShell -NoLogo -NonInteractive -Command "& {docker ' + ($args -join ' ') + ' | iex}"'
              & '{{dotnet}}' exec --runtimeconfig '{{Tests}}Rancher.Provider.AcceptanceTests.runtimeconfig.json' --depsfile '{{Tests}}Rancher.Provider.AcceptanceTests.deps.json' '{{Tests}}Rancher.Simulator.dll' join --os windows --command $text
            }
            function Get-CimInstance { [pscustomobject]@{ Caption = 'Windows Server 2019'; BuildNumber = '17763'; NumberOfLogicalProcessors = 4; TotalPhysicalMemory = 8GB; Size = 100GB } }
            function Get-ItemProperty { [pscustomobject]@{ UBR = 1457; InstallationType = 'Server Core' } }
            function Get-WindowsFeature { [pscustomobject]@{ Installed = $true } }
            function Get-Service { [pscustomobject]@{ StartType = 'Automatic' } }
            function Get-NetIPAddress { [pscustomobject]@{ InterfaceAlias = 'Ethernet'; IPAddress = '10.0.0.21' } }
            function New-Item { }
            function Set-Location { }
            function Test-Path { $false }
            """);
    }
}
