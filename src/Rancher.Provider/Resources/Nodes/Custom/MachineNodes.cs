using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Provider.Nodes;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>
/// Machines of RKE2 and K3s. Their node objects in the management API are only mirrors, found by the name of the Kubernetes node and never deleted:
/// deleting the machine removes all of it.
/// </summary>
/// <param name="nodeId">What the state knows as the node object of the one machine that is asked about: a list of all nodes is not needed to find it.</param>
internal sealed class MachineNodes(RancherClient rancher, string clusterId, string? nodeId) : CustomNodes(rancher, clusterId)
{
    private const string Prefix = "rke.cattle.io/";
    private static readonly (string Label, string Role)[] RoleLabels = [("control-plane-role", "controlplane"), ("etcd-role", "etcd"),
        ("worker-role", "worker")];

    public override async Task<NodeSnapshot?> FindAsync(string name, CancellationToken ct)
    {
        if (await ClusterAsync(ct) is not var (ns, _)
            || await Rancher.SteveReads.FindAsync($"{SteveMachines.Type}/{ns}", $"{ns}/{name}", ct) is not { } machine)
        {
            return null;
        }

        return new NodeSnapshot(SteveMachines.NodeName(machine) is { } nodeName ? await NodeAsync(nodeName, ct) : null, machine);
    }

    public override async Task<string?> ResolveAsync(string nodeName, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(m => SteveMachines.NodeName(m) == nodeName || Label(m, "node-name") == nodeName) is { } machine
            ? (string?)machine["metadata"].At("name") : null;

    public override JObject Registered(NodeSnapshot sight)
    {
        var machine = sight.Machine!;
        var labels = machine["metadata"].At("labels") as JObject ?? [];
        return new JObject
        {
            ["address"] = sight.Node?["externalIpAddress"]?.DeepClone() ?? sight.Node?["ipAddress"]?.DeepClone(),
            ["internalAddress"] = sight.Node?["ipAddress"]?.DeepClone(),
            ["labels"] = new JObject(labels.Properties().Where(p => !NodeLabels.IsManaged(p.Name))),
            ["machineId"] = Label(machine, "machine-id"),
            ["machineName"] = (string?)machine["metadata"].At("name"),
            ["name"] = Label(machine, "node-name"),
            ["roles"] = new JArray(Roles(machine)),
            ["taints"] = Taints((string?)machine["metadata"].At("annotations").At(Prefix + "taints")),
        };
    }

    public override async Task<IReadOnlyCollection<string>> RolesOfOthersAsync(string name, CancellationToken ct) => (await ListAsync(ct))
        .Where(m => (string?)m["metadata"].At("name") != name && !SteveConditions.IsBeingDeleted(m)
        && (string?)m["metadata"].At("labels").At("cattle.io/os") != "windows").SelectMany(Roles).ToHashSet();

    public override async Task RemoveAsync(string name, TimeSpan timeout, CancellationToken ct)
    {
        if (await ClusterAsync(ct) is var (ns, _))
        {
            await Rancher.SteveWaits.DeleteAsync(SteveMachines.Type, ns, name, timeout, ct);
        }
    }

    private static IEnumerable<string> Roles(JObject machine) => RoleLabels.Where(r => Label(machine, r.Label) == "true").Select(r => r.Role);

    private static string? Label(JObject machine, string name) => (string?)machine["metadata"].At("labels").At(Prefix + name);

    private static JArray Taints(string? annotation)
    {
        try
        {
            return string.IsNullOrEmpty(annotation) ? [] : JToken.Parse(annotation) as JArray ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private Task<(string Namespace, string Name)?> ClusterAsync(CancellationToken ct) => Rancher.ProvisioningClusters.FindNameAsync(ClusterId, ct);

    private async Task<IReadOnlyList<JObject>> ListAsync(CancellationToken ct) => await ClusterAsync(ct) is var (ns, cluster)
        ? [.. (await Rancher.Steve.ListAsync(SteveMachines.Type, SteveQuery.All with { Namespace = ns }, ct))
        .Where(m => SteveMachines.ClusterName(m) == cluster)]
        : [];

    private async Task<JObject?> NodeAsync(string nodeName, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(nodeId) && await Rancher.Reads.FindAsync("nodes", nodeId, ct) is { } known
            && NodeDetails.Value(known, "nodeName") == nodeName)
        {
            return known;
        }

        return (await ClusterNodes.ListAsync(Rancher, ClusterId, ct)).FirstOrDefault(n => NodeDetails.Value(n, "nodeName") == nodeName);
    }
}
