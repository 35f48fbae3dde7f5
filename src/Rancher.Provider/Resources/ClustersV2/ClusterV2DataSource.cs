using Rancher.Api.Steve;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>Reads a cluster by its name. Unlike rancher2's it makes no token, for nodes or for people: reading writes nothing.</summary>
internal static class ClusterV2DataSource
{
    private static readonly DataSourceDefinition Derived = DataSource.Of(
        ClusterV2Resource.Definition,
        required: ["name"],
        optional: ["fleet_namespace"],
        readAsync: async (context, cluster, ct) =>
        {
            if (ProvisioningClusters.ManagementId(cluster) is { } id)
            {
                await ClusterV2Behavior.JoinTokenAsync(context.Services.Rancher(), cluster, id, TfValue.Null, ct);
            }

            return cluster;
        });

    public static DataSourceDefinition Definition { get; } = Derived with
    {
        Fields =
        [
            .. Derived.Fields,
            Bool("generate_kube_config", "Has no effect: a data source makes no kubeconfig, since each would be a new credential with every plan.").ProviderOnly()
                .Deprecated("Reading a cluster never makes a kubeconfig; take kube_config from the resource that made the cluster, or make a token with the ephemeral resource rancher2_token."),
        ],
    };
}
