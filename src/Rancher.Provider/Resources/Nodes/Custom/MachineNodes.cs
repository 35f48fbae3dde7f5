using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>
/// Machines of RKE2 and K3s. Their node objects in the management API are only mirrors, found by the name of the Kubernetes node and never deleted: deleting the
/// machine removes all of it.
/// </summary>
internal sealed class MachineNodes(RancherClient rancher, string clusterId) : CustomNodes(rancher, clusterId)
{
    private const string Prefix = "rke.cattle.io/";
    private static readonly (string Label, string Role)[] RoleLabels = [("control-plane-role", "controlplane"), ("etcd-role", "etcd"), ("worker-role", "worker")];

    public override async Task<NodeSight?> FindAsync(string name, CancellationToken ct)
    {
        if (await ClusterAsync(ct) is not { } cluster || await Rancher.SteveReads.FindAsync(SteveCollection(cluster), $"{SteveNamespace(cluster)}/{name}", ct) is not { } machine)
        {
            return null;
        }

        return new NodeSight(SteveMachines.NodeName(machine) is { } nodeName ? await NodeAsync(nodeName, ct) : null, machine);
    }

    public override async Task<string?> ResolveAsync(string nodeName, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(m => SteveMachines.NodeName(m) == nodeName || Label(m, "node-name") == nodeName) is { } machine ? (string?)machine["metadata"]?["name"] : null;

    public override JObject Registered(NodeSight sight)
    {
        var machine = sight.Machine!;
        var labels = machine["metadata"]?["labels"] as JObject ?? [];
        return new JObject
        {
            ["address"] = sight.Node?["externalIpAddress"]?.DeepClone() ?? sight.Node?["ipAddress"]?.DeepClone(),
            ["internalAddress"] = sight.Node?["ipAddress"]?.DeepClone(),
            ["labels"] = new JObject(labels.Properties().Where(p => !NodeLabels.IsManaged(p.Name))),
            ["machineId"] = Label(machine, "machine-id"),
            ["machineName"] = (string?)machine["metadata"]?["name"],
            ["name"] = Label(machine, "node-name"),
            ["roles"] = new JArray(Roles(machine)),
            ["taints"] = Taints((string?)machine["metadata"]?["annotations"]?[Prefix + "taints"]),
        };
    }

    public override async Task<IReadOnlyCollection<string>> RolesOfOthersAsync(string name, CancellationToken ct) => (await ListAsync(ct))
        .Where(m => (string?)m["metadata"]?["name"] != name && !SteveConditions.IsBeingDeleted(m) && (string?)m["metadata"]?["labels"]?["cattle.io/os"] != "windows").SelectMany(Roles).ToHashSet();

    public override async Task RemoveAsync(string name, TimeSpan timeout, CancellationToken ct)
    {
        if (await ClusterAsync(ct) is { } cluster)
        {
            await Rancher.SteveWaits.DeleteAsync(SteveMachines.Type, SteveNamespace(cluster), name, timeout, ct);
        }
    }

    private static string SteveNamespace(JObject cluster) => (string?)cluster["metadata"]?["namespace"] ?? "fleet-default";

    private static string SteveCollection(JObject cluster) => $"{SteveMachines.Type}/{SteveNamespace(cluster)}";

    private static IEnumerable<string> Roles(JObject machine) => RoleLabels.Where(r => Label(machine, r.Label) == "true").Select(r => r.Role);

    private static string? Label(JObject machine, string name) => (string?)machine["metadata"]?["labels"]?[Prefix + name];

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

    private Task<JObject?> ClusterAsync(CancellationToken ct) => Rancher.ProvisioningClusters.FindByManagementIdAsync(ClusterId, ct);

    private async Task<IReadOnlyList<JObject>> ListAsync(CancellationToken ct) => await ClusterAsync(ct) is { } cluster
        ? [.. (await Rancher.Steve.ListAsync(SteveMachines.Type, SteveQuery.All with { Namespace = SteveNamespace(cluster) }, ct)).Where(m => SteveMachines.ClusterName(m) == (string?)cluster["metadata"]?["name"])]
        : [];

    private async Task<JObject?> NodeAsync(string nodeName, CancellationToken ct) =>
        (await ClusterNodes.ListAsync(Rancher, ClusterId, ct)).FirstOrDefault(n => NodeDetails.Value(n, "nodeName") == nodeName);
}
