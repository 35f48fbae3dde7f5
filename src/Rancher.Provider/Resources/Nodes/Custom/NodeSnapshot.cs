using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Norman;
using Rancher.Api.Steve;
using Rancher.Provider.Nodes;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>A custom node as Rancher shows it at one moment.</summary>
/// <param name="Node">The node object; null for a machine of RKE2 or K3s that has not joined.</param>
/// <param name="Machine">The machine; null for nodes of RKE1.</param>
internal sealed record NodeSnapshot(JObject? Node, JObject? Machine)
{
    private static readonly string[] Working = ["active", "cordoned", "drained", "draining"];

    public bool HasJoined => Node is not null && ClusterNodes.HasJoined(Node) && (Machine is null || SteveMachines.NodeName(Machine) is not null);

    /// <summary>Whether the node works; one without new pods does.</summary>
    public bool IsActive => HasJoined && Working.Contains((string?)Node!["state"]) && ClusterConditions.IsTrue(Node, "Ready")
        && (Machine is null || SteveMachines.IsRunning(Machine));

    public bool IsInTrouble => Machine is null ? Node is not null && ClusterConditions.IsError(Node) : SteveConditions.State(Machine).IsError;

    public string State => Node is not null ? ClusterConditions.State(Node) : Machine is null ? "" : SteveConditions.State(Machine).Name;

    /// <summary>State and message for people.</summary>
    public string Describe() => Machine is not null && (Node is null || !HasJoined) ? SteveConditions.Describe(Machine) : Node is null ? "not registered"
        : ClusterConditions.Describe(Node);

    /// <summary>What the conditions say that are not as they should be, a line each.</summary>
    public IEnumerable<string> FailingConditions()
    {
        var conditions = (Node?["conditions"] as JArray ?? []).Concat(Machine?["status"].At("conditions") as JArray ?? []).OfType<JObject>();
        foreach (var condition in conditions)
        {
            var (type, status) = (NodeDetails.Value(condition, "type"), NodeDetails.Value(condition, "status"));
            var isPressure = type.EndsWith("Pressure", StringComparison.Ordinal) || type is "NetworkUnavailable" or "Deleting" or "Paused" or "Updating";
            if (isPressure ? status == "True" : status != "True")
            {
                var words = SecretMask
                    .Text(string.Join(" ", new[] { NodeDetails.Value(condition, "reason"), NodeDetails.Value(condition, "message") }.Where(t => t.Length > 0)));
                yield return $"{type} is {(status.Length == 0 ? "unknown" : status)}{(words.Length == 0 ? "" : $": {words}")}";
            }
        }
    }
}
