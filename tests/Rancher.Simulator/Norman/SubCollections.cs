using Rancher.Simulator.Server;

namespace Rancher.Simulator.Norman;

/// <summary>The links from an object to the lists of what belongs to it.</summary>
internal static class SubCollections
{
    private static readonly string[] OfCluster =
    [
        "clusterRegistrationTokens", "clusterRoleTemplateBindings", "etcdBackups", "namespaces", "nodePools", "nodes",
        "persistentVolumes", "projects", "storageClasses", "subscribe", "tokens", "apiServices",
    ];

    private static readonly string[] OfClusterBefore26 =
    [
        "clusterAlertGroups", "clusterAlertRules", "clusterAlerts", "clusterCatalogs", "clusterLoggings", "clusterMonitorGraphs", "notifiers", "templates",
        "templateVersions",
    ];

    /// <summary>From 2.6 on, whether or not the cluster of the project can be reached.</summary>
    private static readonly string[] OfProject =
    [
        "basicAuths", "certificates", "configMaps", "cronJobs", "daemonSets", "deployments", "dnsRecords", "dockerCredentials", "horizontalPodAutoscalers", "ingresses", "jobs",
        "namespacedBasicAuths", "namespacedCertificates", "namespacedDockerCredentials", "namespacedSecrets", "namespacedServiceAccountTokens", "namespacedSshAuths",
        "persistentVolumeClaims", "pods", "projectNetworkPolicies", "projectRoleTemplateBindings", "replicaSets", "replicationControllers", "secrets", "serviceAccountTokens",
        "services", "sshAuths", "statefulSets", "subscribe", "workloads",
    ];

    public static IEnumerable<(string Name, string Path)> LinksOf(string type, string id, World world)
    {
        if (type == "cluster")
        {
            var names = world.Version.Minor >= 15 ? OfCluster.Except(["etcdBackups", "nodePools"]) : world.Version.Minor >= 12 ? OfCluster.Except(["etcdBackups"]) : world.Version.HasWebhook ? OfCluster : OfCluster.Where(n => n != "apiServices").Concat(OfClusterBefore26);
            return names.Select(n => (n, $"/v3/clusters/{id}/{n.ToLowerInvariant()}")).Append(("shell", $"wss:/v3/clusters/{id}?shell=true"));
        }

        if (type == "project" && world.Version.HasWebhook)
        {
            return OfProject.Select(n => (n, $"/v3/projects/{id}/{n.ToLowerInvariant()}"));
        }

        return type == "project"
            ? world.Schemas.All.Where(t => t.HasCollection && Refers(t, "project") is not null)
                .Select(t => (t.Plural, $"/v3/projects/{id}/{t.CollectionPath}"))
            : world.Schemas.All.Where(t => t.HasCollection && t.Id != type)
                .Select(t => (Type: t, Field: Refers(t, type)))
                .Where(t => t.Field is not null)
                .Select(t => (t.Type.Plural, $"/v3/{t.Type.Plural}?{t.Field}={id}"));
    }

    private static string? Refers(TypeSchema from, string to) =>
        from.Fields.Values.Where(f => f.Type == $"reference[{to}]").Select(f => f.Name).FirstOrDefault();
}
