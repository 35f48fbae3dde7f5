using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;

namespace Rancher.Simulator.Steve;

/// <summary>Fields a strictly typed object has; others are dropped from what is sent, with a warning for each.</summary>
internal static class KnownFields
{
    private static readonly HashSet<string> OfObject = ["apiVersion", "kind", "metadata", "spec", "status"];

    private static readonly HashSet<string> OfCluster =
    [
        "agentEnvVars", "cloudCredentialSecretName", "clusterAPIConfig", "clusterAgentDeploymentCustomization", "defaultClusterRoleForProjectMembers",
        "defaultPodSecurityAdmissionConfigurationTemplateName", "defaultPodSecurityPolicyTemplateName", "enableNetworkPolicy", "fleetAgentDeploymentCustomization",
        "kubernetesVersion", "localClusterAuthEndpoint", "redeploySystemAgentGeneration", "rkeConfig", "webhookDeploymentCustomization",
    ];

    private static readonly HashSet<string> OfRke =
    [
        "additionalManifest", "chartValues", "clusterUpgradeStrategy", "dataDirectories", "etcd", "etcdSnapshotCreate", "etcdSnapshotRestore", "infrastructureRef",
        "machineGlobalConfig", "machinePoolDefaults", "machinePools", "machineSelectorConfig", "machineSelectorFiles", "networking", "provisionGeneration",
        "registries", "rotateCertificates", "rotateEncryptionKeys", "upgradeStrategy",
    ];

    // Beside a driver's fields.
    private static readonly string[] OfMachineConfig = ["apiVersion", "common", "kind", "metadata", "status"];

    public static IEnumerable<string> Drop(SteveType type, JObject body, SchemaTable schemas)
    {
        if (type.Group == SteveTypes.MachineConfigGroup && schemas.Find(type.Kind.ToLowerInvariant()) is { } driver)
        {
            return Unknown(body, [.. OfMachineConfig, .. driver.Fields.Keys], "");
        }

        if (type.Collection != SteveTypes.Clusters)
        {
            return [];
        }

        var unknown = Unknown(body, OfObject, "");
        return body["spec"] is not JObject spec ? unknown : [.. unknown, .. Unknown(spec, OfCluster, "spec."), .. spec["rkeConfig"] is JObject rke ? Unknown(rke, OfRke, "spec.rkeConfig.") : []];
    }

    private static List<string> Unknown(JObject parent, HashSet<string> known, string path)
    {
        var unknown = parent.Properties().Select(property => property.Name).Where(name => !known.Contains(name)).ToList();
        unknown.ForEach(name => parent.Remove(name));
        return unknown.ConvertAll(name => path + name);
    }
}
