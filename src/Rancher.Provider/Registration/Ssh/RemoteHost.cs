using Rancher.Api.Http;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>What is done on a machine that becomes a node: a look at it, its registration, a look into its logs, and its cleaning.</summary>
internal abstract class RemoteHost(SshHost host, NodeRegistration registration, NodeOptions node)
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(2);

    protected NodeRegistration Registration { get; } = registration;

    protected NodeOptions Node { get; } = node;

    public static RemoteHost Of(SshHost host, string user, NodeRegistration registration, NodeOptions node) =>
        node.IsWindows ? new WindowsRemoteHost(host, registration, node) : new LinuxRemoteHost(host, user, registration, node);

    /// <summary>What the machine tells of itself, a line <c>name=value</c> each.</summary>
    public Task<CommandResult> LookAsync(CancellationToken ct) => RunAsync(LookScript, "", Short, ct);

    /// <summary>Lets the machine register. That it worked is seen in Rancher alone; this tells what the machine said.</summary>
    public async Task<CommandResult> JoinAsync(TimeSpan timeout, CancellationToken ct)
    {
        var answer = await RunAsync(JoinScript, Registration.Token, timeout, ct);
        return answer with { Output = Redacted(answer.Output), Error = Redacted(answer.Error) };
    }

    /// <summary>The last lines of the agent's log.</summary>
    public async Task<string> LogAsync(CancellationToken ct) => Redacted((await RunAsync(LogScript, "", Short, ct)).Output);

    /// <summary>Takes everything off the machine that made it a node.</summary>
    public Task<CommandResult> CleanAsync(CancellationToken ct) => RunAsync(CleanScript, "", TimeSpan.FromMinutes(10), ct);

    protected abstract string LookScript { get; }

    protected abstract string JoinScript { get; }

    protected abstract string LogScript { get; }

    protected abstract string CleanScript { get; }

    /// <summary>How a script and a secret for it are given to the machine.</summary>
    protected abstract (string Command, string Input) Wrap(string script, string secret);

    private async Task<CommandResult> RunAsync(string script, string secret, TimeSpan timeout, CancellationToken ct)
    {
        var (command, input) = Wrap(script, secret);
        return await host.RunAsync(command, input, timeout, ct);
    }

    private string Redacted(string text) =>
        SecretMask.Text(Registration.Token.Length == 0 ? text : text.Replace(Registration.Token, "(token)", StringComparison.Ordinal));
}
