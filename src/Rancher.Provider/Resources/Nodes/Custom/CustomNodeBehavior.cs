using Newtonsoft.Json.Linq;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Life of a custom node: expected, registered, active, changed, removed.</summary>
internal sealed class CustomNodeBehavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var rancher = op.Rancher();
        var (cluster, name) = (op.Planned["cluster_id"].StringOrNull()!, op.Planned["name"].StringOrNull()!);
        if (await rancher.Norman.FindAsync("clusters", cluster, ct) is null)
        {
            throw new OperationFailedException($"Rancher has no cluster with the id \"{cluster}\".", TfPath.Of("cluster_id"));
        }

        await CustomNodeRules.CheckCreateAsync(op, ct);
        var nodes = CustomNodes.Of(rancher, cluster);
        var id = IdOf(op.Planned);
        if (op.Planned["ssh"].Items.Count > 0 && await nodes.FindAsync(NodeIdentity.Split(id).Object, ct) is { } there)
        {
            throw new OperationFailedException($"The cluster has the node \"{name}\" already ({there.Describe()}). Nothing was done on the machine. "
                + $"Import the node, or choose another name: terraform import … {cluster}/{name}", TfPath.Of("name"));
        }

        await using var host = await HostRegistration.OpenAsync(op, ct);
        var expected = CustomNodeView.Expected(op.Planned, id, host?.HostKey);
        // Known before the machine is changed: what fails from here on can be destroyed.
        created(expected);
        if (host is not null)
        {
            await host.JoinAsync(ct);
        }

        var sight = await NodeWait.UntilAsync(op, nodes, NodeIdentity.Split(id).Object, host, ct);
        Refuse(op.Planned, nodes.Registered(sight));
        if (sight.HasJoined)
        {
            created(Viewed(CustomNodeView.Of(nodes, sight, id, op.Planned, isImport: false), host?.HostKey));
            await NodeChanges.ApplyAsync(rancher, sight.Node!, TfValue.Null, op.Planned, ct);
            sight = await nodes.FindAsync(NodeIdentity.Split(id).Object, ct) ?? sight;
        }

        var view = Viewed(CustomNodeView.Of(nodes, sight, id, op.Planned, isImport: false), host?.HostKey);
        created(view);
        return view;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        var (cluster, name) = NodeIdentity.Split(op.Id);
        var nodes = CustomNodes.Of(op.Rancher(), cluster, op.Prior["node_id"].StringOrNull());
        return await nodes.FindAsync(name, ct) is { } sight
            ? Viewed(CustomNodeView.Of(nodes, sight, op.Id, op.Prior, op.IsImport), op.Prior["ssh_host_key"].StringOrNull()) : null;
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        var (cluster, name) = NodeIdentity.Split(op.Id);
        var nodes = CustomNodes.Of(op.Rancher(), cluster, op.Prior["node_id"].StringOrNull());
        if (await nodes.FindAsync(name, ct) is not { } sight)
        {
            return null;
        }

        if (sight.HasJoined)
        {
            await NodeChanges.ApplyAsync(op.Rancher(), sight.Node!, op.Prior, op.Planned, ct);
        }
        else if (!op.Prior["labels"].Equals(op.Planned["labels"]) || !op.Prior["taints"].Equals(op.Planned["taints"]))
        {
            throw new OperationFailedException(
                $"The machine has registered and is not a node of Kubernetes yet ({sight.Describe()}). Labels and taints can be changed once it is.");
        }

        return CustomNodeView.Of(nodes, await nodes.FindAsync(name, ct) ?? sight, op.Id, op.Planned, isImport: false);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var (cluster, name) = NodeIdentity.Split(op.Id);
        if (await new NodeRemoval(op, CustomNodes.Of(op.Rancher(), cluster), name).RunAsync(ct))
        {
            await HostRegistration.CleanAsync(op, ct);
        }
    }

    public override async Task<ImportTarget> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct)
    {
        var slash = importId.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return importId.Contains(':', StringComparison.Ordinal) ? new ImportTarget(importId)
                : throw new OperationFailedException($"\"{importId}\" names no node.");
        }

        var (cluster, node) = (importId[..slash], importId[(slash + 1)..]);
        return await CustomNodes.Of(op.Rancher(), cluster).ResolveAsync(node, ct) is { } name
            ? new ImportTarget($"{cluster}:{name}")
            : throw new OperationFailedException($"The cluster {cluster} has no node named \"{node}\".");
    }

    // What no server knows.
    private static JObject Viewed(JObject view, string? hostKey)
    {
        view["sshHostKey"] = hostKey;
        return view;
    }

    private static string IdOf(TfValue planned)
    {
        var (cluster, name) = (planned["cluster_id"].StringOrNull()!, planned["name"].StringOrNull()!);
        return NodeIdentity.IsOfMachines(cluster)
            ? NodeIdentity.OfMachine(cluster, NodeIdentity.MachineName(planned["machine_id"].StringOrNull() ?? NodeIdentity.MachineId(cluster, name)))
            : NodeIdentity.OfNode(cluster, name);
    }

    // Rancher goes by what the machine said, and roles cannot be changed afterwards.
    private static void Refuse(TfValue planned, JObject registered)
    {
        var (wanted, got) = (planned["roles"].Items.Select(r => r.StringOrNull()!.ToLowerInvariant()).Order(StringComparer.Ordinal)
            .ToList(), registered["roles"]!.Values<string>().Order(StringComparer.Ordinal).ToList());
        if (!wanted.SequenceEqual(got))
        {
            throw new OperationFailedException(
                $"The machine registered with {(got.Count == 0 ? "no role" : $"the roles {string.Join(", ", got)}")}, "
                    + $"and {string.Join(", ", wanted)} are wanted. Rancher takes roles at registration only: correct the machine's registration "
                + "command or roles here, and let it register again.",
                TfPath.Of("roles"));
        }
    }
}
