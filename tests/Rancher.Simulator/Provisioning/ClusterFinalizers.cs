using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>The controllers that hold back a removed provisioning cluster, in the order in which a server version writes them down.</summary>
internal static class ClusterFinalizers
{
    public const string Credentials = "wrangler.cattle.io/cloud-config-secret-remover";

    private const string Provisioning = "wrangler.cattle.io/provisioning-cluster-remove";
    private const string Rke = "wrangler.cattle.io/rke-cluster-remove";

    /// <summary>The server's own cluster was there before one of the controllers was.</summary>
    public static string[] OfLocal(SteveRules rules) => rules.Minor < 15 ? [Provisioning, Rke, Credentials] : Of(rules);

    public static string[] Of(SteveRules rules) => rules.Minor switch
    {
        < 12 => [Provisioning, Rke, Credentials],
        < 15 => [Credentials, Provisioning, Rke],
        _ => [Provisioning, Rke, Credentials, "auth.cattle.io/capi-resources-cleanup"],
    };
}
