using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Reads a cluster by its name. Unlike rancher2's it makes no token, for nodes or for people: reading writes nothing.</summary>
internal static class ClusterDataSource
{
    private static readonly DataSourceDefinition Derived = DataSource.Of(
        ClusterResource.Definition,
        required: ["name"],
        readAsync: (context, cluster, ct) => ClusterLookups.JoinAsync(context.Services.Rancher(), cluster, TfValue.Null, ct));

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
