using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Clusters;

/// <summary>The kubeconfig that a resource keeps, and how long before its end it is renewed.</summary>
internal static class KubeConfigFields
{
    /// <summary>A week: longer than the time between two runs of most pipelines, and a fourth of what Rancher lets the token live.</summary>
    public const string DefaultMargin = "168h";

    public const string Margin = "kube_config_renew_before";
    public const string Reason = "kube_config_renewal_reason";

    /// <param name="clusterId">The id that the object has below <c>/v3</c>.</param>
    public static Field[] All(Func<JObject, string?> clusterId) =>
    [
        String(
            "kube_config",
            "Kubeconfig (YAML) that reaches the cluster through Rancher, with an API token of its own, which expires after the time in Rancher's setting "
            + "`kubeconfig-default-token-ttl-minutes` (30 days by default). "
            + "When the token is gone, disabled or about to expire, the plan shows a renewal, and the apply makes a new kubeconfig and revokes the old token; "
            + "destroying the resource revokes it as well. "
            + "It is in the state: where it is not needed there, use the ephemeral resource `rancher2_kubeconfig`.")
            .Computed().UseStateForUnknown().Sensitive().FromRelatedObject().RenewedBy(new KubeConfigRenewal(clusterId)),
        String(
            Margin,
            "How long before the token in `kube_config` expires the next apply renews it, such as `24h`; half of the token's lifetime where that is shorter.")
            .Duration().Default(DefaultMargin).ProviderOnly(),
        String(Reason, "Why the next apply renews `kube_config`; null while it does not. Looked at when the state is refreshed.")
            .Computed().UseStateForUnknown().FromRelatedObject(),
    ];

    /// <summary>What the data sources of rancher2 have, and cannot be had by reading alone.</summary>
    public static Field[] OfDataSource =>
    [
        Bool(
            "generate_kube_config",
            "Must be left out or false: a data source is read with every plan, and each read would make another credential that nothing revokes. "
            + "Use the ephemeral resource `rancher2_kubeconfig`.")
            .ProviderOnly(),
        String("kube_config", "Always null, since reading makes no credential: use the ephemeral resource `rancher2_kubeconfig`.").Computed().Sensitive()
            .FromRelatedObject(),
    ];

    /// <summary>What a data source cannot do without writing to Rancher is refused with the way that works.</summary>
    public static void Refuse(ValidateConfigContext context)
    {
        if (context.Config["generate_kube_config"].BoolOrNull() == true)
        {
            context.Error(
                "generate_kube_config",
                "A data source makes no kubeconfig",
                "Terraform reads data sources in every plan, and each read would make an API token that nothing revokes. "
                    + "Remove generate_kube_config, and take the kubeconfig "
                + "from the ephemeral resource rancher2_kubeconfig with the id of this cluster (below Terraform and OpenTofu 1.11: "
                + "from kube_config of the resource that manages the cluster).");
        }
    }
}
