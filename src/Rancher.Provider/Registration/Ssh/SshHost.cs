using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>A machine that is logged in to. What it is to run comes over standard input, so that no process list shows it.</summary>
internal sealed class SshHost : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly SshClient _client;
    private readonly SshClient? _bastion;
    private readonly ForwardedPortLocal? _forward;

    private SshHost(SshClient client, SshClient? bastion, ForwardedPortLocal? forward, string hostKey) =>
        (_client, _bastion, _forward, HostKey) = (client, bastion, forward, hostKey);

    /// <summary>The key that the machine showed, as <c>SHA256:…</c>.</summary>
    public string HostKey { get; }

    /// <summary>Logs in. A machine that does not answer yet is tried again; one that refuses is not.</summary>
    public static async Task<SshHost> ConnectAsync(SshTarget target, TimeProvider clock, CancellationToken ct)
    {
        if (target.Bastion is not { } first)
        {
            var (client, key) = await LogInAsync(target, target.Host, target.Port, clock, ct);
            return new SshHost(client, null, null, key);
        }

        var (bastion, _) = await LogInAsync(first, first.Host, first.Port, clock, ct);
        ForwardedPortLocal? forward = null;
        try
        {
            forward = new ForwardedPortLocal("127.0.0.1", 0, target.Host, (uint)target.Port);
            bastion.AddForwardedPort(forward);
            forward.Start();
            var (client, key) = await LogInAsync(target, "127.0.0.1", (int)forward.BoundPort, clock, ct);
            return new SshHost(client, bastion, forward, key);
        }
        catch
        {
            forward?.Dispose();
            bastion.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command with a text as its standard input.</summary>
    public async Task<CommandResult> RunAsync(string command, string input, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var run = _client.CreateCommand(command, Encoding.UTF8);
        try
        {
            var running = run.ExecuteAsync(either.Token);
            await using (var stdin = run.CreateInputStream())
            {
                await stdin.WriteAsync(Encoding.UTF8.GetBytes(input), either.Token);
                await stdin.FlushAsync(either.Token);
            }

            await running;
            return new CommandResult(run.ExitStatus ?? -1, run.Result, run.Error);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // A machine that is cut off without a word looks the same.
            return new CommandResult(-1, "", $"It did not end within {GoDuration.Format(timeout)}, and was not waited for any longer.") { IsLost = true,
                IsLate = true };
        }
        catch (Exception broken) when (broken is SshException or SocketException or ObjectDisposedException or IOException)
        {
            return new CommandResult(-1, "", $"The connection to the machine broke: {broken.Message}") { IsLost = true };
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _forward?.Dispose();
        _bastion?.Dispose();
    }

    private static async Task<(SshClient Client, string HostKey)> LogInAsync(SshTarget target, string host, int port, TimeProvider clock, CancellationToken ct)
    {
        for (var started = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, ct))
        {
            var shown = "";
            var client = new SshClient(new ConnectionInfo(host, port, target.User, Methods(target)) { Timeout = TimeSpan.FromSeconds(15) });
            client.HostKeyReceived += (_, e) =>
            {
                shown = "SHA256:" + e.FingerPrintSHA256;
                e.CanTrust = target.HostKey is null ? target.TrustOnFirstUse : target.HostKey == shown;
            };
            try
            {
                await client.ConnectAsync(ct);
                return (client, shown);
            }
            catch (Exception failed) when (failed is SshException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                client.Dispose();
                ct.ThrowIfCancellationRequested();
                if (Refusal(target, failed, shown) is { } refusal)
                {
                    throw refusal;
                }

                if (clock.GetElapsedTime(started) >= target.Patience)
                {
                    throw new OperationFailedException(
                        $"{target.Host} did not answer on port {target.Port} for {GoDuration.Format(target.Patience)}: {failed.Message.TrimEnd('.')}. "
                            + "Look whether the machine runs and its SSH server can be reached from here; connect_timeout gives it more time.",
                        TfPath.Parse($"{target.Path}.host"));
                }
            }
        }
    }

    private static OperationFailedException? Refusal(SshTarget target, Exception failed, string shown)
    {
        if (shown.Length > 0 && target.HostKey is { } pinned && pinned != shown)
        {
            return new OperationFailedException(
                $"{target.Host} shows the host key {shown}, and {pinned} is expected. The connection may be intercepted, or the machine was reinstalled. "
                    + "Nothing was sent to it. If the new key is right, correct host_key.",
                TfPath.Parse($"{target.Path}.host_key"));
        }

        if (shown.Length > 0 && target is { HostKey: null, TrustOnFirstUse: false })
        {
            return new OperationFailedException(
                $"{target.Host} shows the host key {shown}, and nothing says which one it must have. "
                    + "Compare it on the machine, with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, and set host_key; "
                    + "or accept the key it presents the first time with trust_on_first_use = true.",
                TfPath.Parse($"{target.Path}.host"));
        }

        return failed is SshAuthenticationException
            ? new OperationFailedException(
                $"{target.Host} does not let \"{target.User}\" in: {failed.Message} Look at user, and at the password or key.",
                    TfPath.Parse($"{target.Path}.user"))
            : null;
    }

    private static AuthenticationMethod[] Methods(SshTarget target)
    {
        var methods = new List<AuthenticationMethod>();
        if (Key(target) is { } key)
        {
            methods.Add(new PrivateKeyAuthenticationMethod(target.User, key));
        }

        if (target.UsesAgent)
        {
            methods.Add(new PrivateKeyAuthenticationMethod(target.User, [.. AgentKeys(target)]));
        }

        if (target.Password is { } password)
        {
            methods.Add(new PasswordAuthenticationMethod(target.User, password));
            var interactive = new KeyboardInteractiveAuthenticationMethod(target.User);
            interactive.AuthenticationPrompt += (_, e) => e.Prompts.ToList().ForEach(p => p.Response = password);
            methods.Add(interactive);
        }

        return methods.Count > 0 ? [.. methods] : throw new OperationFailedException(
            $"There is nothing to log in to {target.Host} with. Set private_key_file, agent, private_key_wo or password_wo; "
                + "the last two are not kept, and so are not there when the node is destroyed.", TfPath.Parse(target.Path));
    }

    private static IReadOnlyList<IPrivateKeySource> AgentKeys(SshTarget target)
    {
        var attribute = TfPath.Parse($"{target.Path}.agent");
        if (Environment.GetEnvironmentVariable(SshAgent.Variable) is not { Length: > 0 } socket)
        {
            throw new OperationFailedException($"There is no SSH agent: the variable {SshAgent.Variable} is not set where Terraform runs.", attribute);
        }

        try
        {
            return new SshAgent(socket).Keys() is { Count: > 0 } keys ? keys
                : throw new OperationFailedException("The SSH agent has no keys. Give it one with ssh-add.", attribute);
        }
        catch (Exception silent) when (silent is SocketException or IOException)
        {
            throw new OperationFailedException($"The SSH agent does not answer: {silent.Message}", attribute);
        }
    }

    private static PrivateKeyFile? Key(SshTarget target)
    {
        var file = target.PrivateKeyFile is { } path && path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : target.PrivateKeyFile;
        var attribute = TfPath.Parse($"{target.Path}.{(target.PrivateKey is null ? "private_key_file" : "private_key")}");
        try
        {
            return target.PrivateKey is { } text ? new PrivateKeyFile(new MemoryStream(Encoding.UTF8.GetBytes(text)), target.Passphrase)
                : file is not null ? new PrivateKeyFile(file, target.Passphrase)
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new OperationFailedException($"The private key cannot be read: {unreadable.Message}", attribute);
        }
        catch (SshPassPhraseNullOrEmptyException)
        {
            throw new OperationFailedException("The private key has a passphrase. Set private_key_passphrase_wo.", attribute);
        }
        catch (Exception unusable) when (unusable is SshException or NotSupportedException or FormatException)
        {
            throw new OperationFailedException("The private key cannot be used: it is no key in a known format, or its passphrase is wrong.", attribute);
        }
    }
}
