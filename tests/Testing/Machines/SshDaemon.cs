using System.Net;
using System.Net.Sockets;
using FluentAssertions;

namespace Testing;

/// <summary>
/// A real SSH server on a free port of loopback, or on the usual one of a machine with an address of its own; with a configuration and keys of its own. Whoever logs in finds the programs of a folder before those of this
/// machine.
/// </summary>
public sealed class SshDaemon : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ssh-daemon-").FullName;
    private readonly NetworkMachine? _machine;
    private ChildProcess? _server;

    private SshDaemon(NetworkMachine? machine) => (_machine, Port) = (machine, machine is null ? FreePort() : 22);

    public string Host => _machine?.Address ?? "127.0.0.1";

    public int Port { get; }

    public string User { get; } = Environment.UserName;

    /// <summary>The private key that lets one in.</summary>
    public string KeyFile => Path.Combine(_folder, "client");

    /// <summary>The server's key as users write it.</summary>
    public string HostKey { get; private set; } = "";

    /// <param name="programs">The folder with the programs that play the machine.</param>
    /// <param name="environment">Variables that a session has besides.</param>
    public static Task<SshDaemon> StartAsync(string programs, params (string Name, string Value)[] environment) => StartAsync(null, programs, environment);

    /// <param name="machine">Where it runs; null for here.</param>
    /// <param name="programs">The folder with the programs that play the machine.</param>
    /// <param name="environment">Variables that a session has besides.</param>
    public static async Task<SshDaemon> StartAsync(NetworkMachine? machine, string programs, params (string Name, string Value)[] environment)
    {
        var daemon = new SshDaemon(machine);
        await daemon.MakeKeysAsync();
        await daemon.ListenAsync(environment.Prepend(("PATH", $"{programs}:/usr/sbin:/usr/bin:/sbin:/bin")));
        return daemon;
    }

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task MakeKeysAsync()
    {
        var host = Path.Combine(_folder, "host");
        await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", KeyFile);
        await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host);
        HostKey = (await RunAsync("ssh-keygen", "-lf", $"{host}.pub")).Split(' ')[1];
    }

    private async Task ListenAsync(IEnumerable<(string Name, string Value)> environment)
    {
        // Where root starts it, it insists on this folder, which a boot normally makes.
        if (User == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }

        var configuration = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(configuration, $"""
            ListenAddress {Host}
            Port {Port}
            HostKey {Path.Combine(_folder, "host")}
            PidFile none
            AuthorizedKeysFile {KeyFile}.pub
            StrictModes no
            PermitRootLogin yes
            PasswordAuthentication yes
            UsePAM no
            AllowTcpForwarding yes
            SetEnv {string.Join(' ', environment.Select(e => $"{e.Name}={e.Value}"))}
            """);
        string[] command = [.. _machine?.Inside() ?? [], "/usr/sbin/sshd", "-D", "-e", "-f", configuration];
        _server = ChildProcess.Start(command[0], command[1..], _folder, new Dictionary<string, string?>());
        for (var i = 0; i < 100 && !_server.HasExited; i++)
        {
            if (await AnswersAsync())
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The SSH server did not start. Is openssh-server installed?");
    }

    private async Task<bool> AnswersAsync()
    {
        if (_machine is not null)
        {
            string[] look = [.. _machine.Inside(), "sh", "-c", $"ss -ltn | grep -q '{Host}:{Port} '"];
            using var process = ChildProcess.Start(look[0], look[1..], _folder, new Dictionary<string, string?>());
            return (await process.WaitAsync(CancellationToken.None)).ExitCode == 0;
        }

        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
