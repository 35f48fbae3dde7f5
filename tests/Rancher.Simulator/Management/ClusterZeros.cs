using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Management;

/// <summary>Fields of a management cluster that stand in the object only where they are set: Norman shows them with a value for nothing.</summary>
internal static class ClusterZeros
{
    private static readonly string[] Fields =
    [
        "spec.clusterTemplateRevisionId", "status.appliedSpec.clusterTemplateId", "status.appliedSpec.clusterTemplateRevisionId",
        "status.appliedSpec.defaultClusterRoleForProjectMembers", "status.appliedSpec.dockerRootDir", "status.capabilities.loadBalancerCapabilities.healthCheckSupported",
        "status.capabilities.nodePoolScalingSupported", "status.info.nodeCount", "status.linuxWorkerCount", "status.nodeCount", "status.readyReconciling", "status.windowsWorkerCount",
    ];

    public static void Drop(JObject cluster)
    {
        foreach (var field in Fields)
        {
            if (cluster.SelectToken(field) is JValue { Value: null or false or 0L or "/var/lib/docker" } zero)
            {
                zero.Parent!.Remove();
            }
        }
    }
}
