using Newtonsoft.Json.Linq;
using Rancher.Provider.Nodes;
using Rancher.Provider.Registration;
using Rancher.Provider.Registration.Ssh;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>The machine behind a custom node, where the provider reaches it: looked at, registered, asked for its log, cleaned.</summary>
internal sealed class HostRegistration : IAsyncDisposable
{
    /// <summary>The attribute that leads to the machine.</summary>
    private const string Machine = "ssh[0].host";

    private readonly OperationContext _op;
    private readonly SshHost _host;
    private readonly string _user;
    private readonly NodeRegistration _registration;
    private readonly NodeOptions _node;

    private RemoteHost _job;
    private string? _ownToken;

    private HostRegistration(OperationContext op, SshHost host, string user, NodeRegistration registration, NodeOptions node)
    {
        (_op, _host, _user, _registration, _node) = (op, host, user, registration, node);
        _job = RemoteHost.Of(host, user, registration, node);
    }

    /// <summary>The key that the machine showed.</summary>
    public string HostKey => _host.HostKey;

    /// <summary>Logs in to the machine of a plan, and looks whether it can become a node. Nothing is changed on it.</summary>
    /// <returns>Null where the provider has no connection to it.</returns>
    public static async Task<HostRegistration?> OpenAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Planned["ssh"].Items is not [var block, ..])
        {
            return null;
        }

        var rancher = op.Rancher();
        var cluster = op.Planned["cluster_id"].StringOrNull()!;
        var token = await rancher.RegistrationTokens.EnsureAsync(cluster, op.Timeout, ct);
        var distribution = NodeIdentity.IsOfMachines(cluster)
            ? await ClusterDistribution.OfAsync(rancher, await rancher.Norman.GetAsync("clusters", cluster, ct), ct) : ClusterDistribution.Rke1;
        var registration = RegistrationReader.Read(token, (await rancher.ServerAsync(ct)).Version, distribution)
            ?? throw new OperationFailedException("The registration token of the cluster has no command for nodes; "
            + "Rancher writes it once its setting server-url is set.", TfPath.Of("cluster_id"));
        var node = Wishes(op.Planned);
        if ((registration.Problem(node.Os) ?? node.Problems(registration).FirstOrDefault()) is { } impossible)
        {
            throw new OperationFailedException(impossible);
        }

        var opened = await ConnectAsync(op, SshTarget.Of(block, null), registration, node, ct);
        try
        {
            await opened.PreflightAsync(ct);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cleans the machine of a node that was removed, as far as its configuration wants that.</summary>
    public static async Task CleanAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Prior["ssh"].Items is not [var block, ..] || block["clean_host"].StringOrNull() is "never")
        {
            return;
        }

        try
        {
            var target = SshTarget.Of(block, op.Prior["ssh_host_key"].StringOrNull());
            if (!target.HasCredential)
            {
                throw new OperationFailedException("There is nothing to log in to it with: write-only values are not kept. "
                    + "Use private_key_file, which is read each time, or agent.", TfPath.Parse("ssh[0]"));
            }

            // A machine that is gone with its node answers nobody.
            target = target with { Patience = TimeSpan.FromSeconds(Math.Min(20, target.Patience.TotalSeconds)) };
            await using var machine = await ConnectAsync(op, target, await LeftoversAsync(op, ct), Wishes(op.Prior), ct);
            await machine.CleanAsync(ct);
        }
        catch (OperationFailedException failed) when (block["clean_host"].StringOrNull() is null or "best_effort")
        {
            op.Diagnostics.Warning(
                $"The machine of {op.Subject} was not cleaned",
                $"{failed.Message}\n\nThe node is removed from Rancher. Before the machine joins a cluster again, its files of Kubernetes must go; "
                    + "clean_host = \"never\" in ssh leaves that to you.");
        }
    }

    /// <summary>Lets the machine register.</summary>
    public async Task JoinAsync(CancellationToken ct)
    {
        if (!_registration.IsRke1)
        {
            // Machines of RKE2 and K3s need a token once, so they get one that is gone afterwards.
            var rancher = _op.Rancher();
            var body = new JObject { ["clusterId"] = _op.Planned["cluster_id"].StringOrNull(), ["name"] = RegistrationFields.NewName() };
            var token = await rancher.RegistrationTokens.CreateAsync(body, made => _ownToken = (string?)made["id"], _op.Timeout, ct);
            _job = RemoteHost.Of(_host, _user, _registration with { Token = (string)token["token"]! }, _node);
        }

        var seconds = GoDuration.TryParse(_op.Planned["ssh"].Items[0]["installer_timeout"].StringOrNull() ?? "10m") ?? TimeSpan.FromMinutes(10);
        var answer = await _job.JoinAsync(seconds, ct);
        if (answer.ExitCode == 0)
        {
            return;
        }

        // A connection that ended when Windows set up its container network, or an agent that reports late, is no failure: Rancher knows. A command that could
        // not even run is one.
        if (!answer.IsLost && !_node.IsWindows)
        {
            throw new OperationFailedException(
                $"The machine did not register (exit code {answer.ExitCode}): {Last(answer)}\n\nIt must reach Rancher at {_registration.Server}, "
                    + "trust its certificate, and come with a token that is good for the cluster. Fix this and apply again.");
        }

        _op.Diagnostics.Warning(
            answer.IsLate ? $"What registers {_op.Subject} did not end in its time"
                : answer.IsLost ? $"The connection to {_op.Subject} broke while it registered"
                : $"What registers {_op.Subject} ended with exit code {answer.ExitCode}",
            $"{Last(answer)}\n\nThe nodes in Rancher show whether the machine registered nevertheless.");
    }

    /// <summary>The end of the machine's own log, for a message.</summary>
    public async Task<string> LogAsync(CancellationToken ct)
    {
        try
        {
            return (await _job.LogAsync(ct)).Trim();
        }
        catch (OperationFailedException)
        {
            return "";
        }
    }

    private async Task CleanAsync(CancellationToken ct)
    {
        var answer = await _job.CleanAsync(ct);
        if (answer.ExitCode != 0 && !_node.IsWindows)
        {
            throw new OperationFailedException($"The machine could not be cleaned (exit code {answer.ExitCode}): {Last(answer)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        if (_ownToken is not { } id)
        {
            return;
        }

        // Whatever ends the operation, its token ends too.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _op.Rancher().Norman.DeleteAsync("clusterregistrationtokens", id, limit.Token);
        }
        catch (Exception left) when (_op.Services.Explain(left) is not null || left is OperationCanceledException)
        {
            _op.Diagnostics.Warning("A registration token was left behind", $"The token {id} was made for one machine and could not be removed. "
                + "Remove it in Rancher: anyone who knows it can join machines to the cluster.");
        }
    }

    private static NodeOptions Wishes(TfValue values) => new()
    {
        Os = values["os"].StringOrNull()?.ToLowerInvariant() ?? "linux",
        Name = values["name"].StringOrNull(),
        Roles = [.. values["roles"].Items.Select(r => r.StringOrNull()!.ToLowerInvariant()).Order(StringComparer.Ordinal)],
        Labels = [.. ((values["labels"] as TfMap)?.Entries ?? new Dictionary<string, TfValue>()).Where(l => l.Value.StringOrNull() is not null)
            .Select(l => KeyValuePair.Create(l.Key, l.Value.StringOrNull()!))],
        Taints = [.. NodeTaints.Texts(values["taints"])],
        Address = values["address"].StringOrNull(),
        InternalAddress = values["internal_address"].StringOrNull(),
        Id = values["machine_id"].StringOrNull(),
    };

    private static async Task<HostRegistration> ConnectAsync(OperationContext op, SshTarget target, NodeRegistration registration, NodeOptions node,
        CancellationToken ct)
    {
        var host = await SshHost.ConnectAsync(target, op.Rancher().Connection.Clock, ct);
        return new HostRegistration(op, host, target.User, registration, node);
    }

    /// <summary>How the machine had joined: what cleaning has to know. The cluster, and its token with it, may be gone.</summary>
    private static async Task<NodeRegistration> LeftoversAsync(OperationContext op, CancellationToken ct)
    {
        var (rancher, cluster) = (op.Rancher(), op.Prior["cluster_id"].StringOrNull()!);
        var version = (await rancher.ServerAsync(ct)).Version;
        var plain = new NodeRegistration { Distribution = NodeIdentity.IsOfMachines(cluster) ? "rke2"
            : ClusterDistribution.Rke1, Rancher = version, Server = "", Token = "" };
        try
        {
            return await rancher.RegistrationTokens.FindAsync(cluster, null, ct) is { } token
                ? RegistrationReader.Read(token, version, plain.Distribution) ?? plain : plain;
        }
        catch (RancherException)
        {
            return plain;
        }
    }

    /// <summary>Says what speaks against the machine, everything at once.</summary>
    private async Task PreflightAsync(CancellationToken ct)
    {
        var look = await _job.LookAsync(ct);
        if (look.IsLost)
        {
            throw new OperationFailedException("The login succeeded, but the checks of the machine returned no result. "
                + $"{Last(look)} Nothing was changed on it.", TfPath.Parse(Machine));
        }

        if (look.Values.Count == 0)
        {
            throw new OperationFailedException(
                $"The machine runs no commands as its administrator (exit code {look.ExitCode}): "
                    + $"{Last(look)} The user must be root, or may use sudo without a password; on Windows it must be an administrator.",
                TfPath.Parse("ssh[0].user"));
        }

        var findings = _node.IsWindows
            ? await WindowsFindingsAsync(look, ct)
            : [.. new LinuxMachineCheck(_op.Subject, _registration, _node, _op.Rancher().Connection.Clock.GetUtcNow()).Findings(look.Values)];
        _op.Diagnostics.AddRange(findings.Where(f => f.Severity == Severity.Warning));
        var errors = findings.Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new OperationRefusedException(
                [.. errors.Select(e => e with { Detail = $"{e.Detail}\n\nThe machine of {_op.Subject} cannot become a node like this. "
                    + "Nothing was changed on it.", Path = e.Path ?? TfPath.Parse(Machine) })]);
        }
    }

    private async Task<IReadOnlyList<Diagnostic>> WindowsFindingsAsync(CommandResult look, CancellationToken ct)
    {
        var cluster = await CustomNodeFacts.ClusterAsync(_op, ct);
        return [.. WindowsRules.Check(WindowsRemoteHost.Facts(look, _registration, _node) with { Place = Machine, Cluster = cluster }, _op.Services.Silence())];
    }

    private static string Last(CommandResult answer)
    {
        var text = (answer.Error.Trim().Length > 0 ? answer.Error : answer.Output).Trim();
        var lines = text.Split('\n');
        return lines.Length <= 20 ? text : string.Join('\n', lines[^20..]);
    }
}
