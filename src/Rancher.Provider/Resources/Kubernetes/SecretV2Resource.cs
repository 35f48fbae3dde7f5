using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Kubernetes;

/// <summary>A Kubernetes secret in any cluster that Rancher manages.</summary>
internal static class SecretV2Resource
{
    public static ResourceDefinition Definition { get; } = new("rancher2_secret_v2", "A Kubernetes secret in any cluster that Rancher manages.")
    {
        Area = "Kubernetes objects",
        Address = Downstream("secrets", "secret"),
        ImportId = "c-abcde.default/my-secret",
        Timeouts = Timeouts.Minutes(10),
        ModifyPlan = plan => ImmutableFlag.ReplaceWhenChanged(plan, "data", "data_wo_version", "immutable"),
        Requires = [new ServerHas(ServerFeature.InClusters("rancher2_secret_v2", instead: "use rancher2_secret"))],
        Fields =
        [
            KubernetesMetadata.ClusterId,
            StringMap("data", "What the secret holds, by key; plain text, which Kubernetes stores in base64. What is no text is shown in base64.")
                .Required().Sensitive().ReturnedByApi().EncodedAsBase64(),
            Bool("immutable", "Whether the data can never be changed again; a change of it then makes a new secret.").Default(false),
            KubernetesMetadata.Name("Name of the secret."),
            KubernetesMetadata.Namespace,
            String("type", "Kind of secret, such as `kubernetes.io/tls`; Kubernetes checks that the keys of that kind are there.").Default("Opaque")
                .RequiresReplace().At("_type"),
            .. KubernetesMetadata.Fields,
        ],
    };

    /// <summary>Reads one secret by its name.</summary>
    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(required: ["cluster_id", "name"], optional: ["namespace"]);
}
