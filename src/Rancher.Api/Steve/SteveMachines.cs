using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>
/// Reads the nodes of provisioning clusters, <c>cluster.x-k8s.io.machines</c>, in the two versions they come in (v1beta1 until Rancher
/// 2.11, v1beta2 later), by what both have. Their state is <c>active</c> for a moment after the registration, and <c>reconciling</c> long
/// after the node joined.
/// </summary>
public static class SteveMachines
{
    /// <summary>The type.</summary>
    public const string Type = "cluster.x-k8s.io.machines";

    /// <summary>The Kubernetes node the machine became; null until it joined.</summary>
    public static string? NodeName(JObject machine) =>
        machine.FilledAt("status", "nodeRef", "name");

    /// <summary>Whether it joined its cluster and runs.</summary>
    public static bool IsRunning(JObject machine) => NodeName(machine) is not null && machine.TextAt("status", "phase") == "Running";

    /// <summary>The cluster it belongs to, by the name of the provisioning cluster.</summary>
    public static string? ClusterName(JObject machine) => machine.TextAt("spec", "clusterName");
}
