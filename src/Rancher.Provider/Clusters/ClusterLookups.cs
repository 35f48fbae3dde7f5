using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>What a cluster's fields need from other objects, joined into the cluster under names of our own. All of it is reading.</summary>
internal static class ClusterLookups
{
    public const string Token = "clusterRegistrationToken";
    public const string DefaultProject = "defaultProjectId";
    public const string SystemProject = "systemProjectId";
    public const string Kubeconfig = "kubeConfig";

    public static async Task<JObject> JoinAsync(RancherClient rancher, JObject cluster, TfValue prior, CancellationToken ct)
    {
        var id = (string)cluster["id"]!;
        var known = prior["cluster_registration_token"].Items is [var token, ..] ? token["id"].StringOrNull() : null;
        var tokenTask = rancher.RegistrationTokens.FindAsync(id, known, ct);
        var projects = await rancher.Projects.OfClusterAsync(id, ct);
        JoinToken(cluster, AgentEnvironment.WithoutWriteOnly(await tokenTask, cluster, prior));
        JoinProjects(cluster, projects);
        return cluster;
    }

    public static void JoinToken(JObject cluster, JObject? token)
    {
        if (token is not null)
        {
            cluster[Token] = new JArray(token);
        }
    }

    public static void JoinProjects(JObject cluster, SpecialProjects projects)
    {
        cluster[DefaultProject] = projects.DefaultId;
        cluster[SystemProject] = projects.SystemId;
    }

    public static void JoinKubeconfig(JObject cluster, string kubeconfig) => cluster[Kubeconfig] = kubeconfig;
}
