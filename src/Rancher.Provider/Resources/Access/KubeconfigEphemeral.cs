using Newtonsoft.Json.Linq;
using Rancher.Provider.Clusters;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>
/// Access to a cluster's Kubernetes API for one run of Terraform: the way to hand a cluster to other providers without a secret in the state.
/// </summary>
internal static class KubeconfigEphemeral
{
    public static EphemeralResourceDefinition Definition { get; } = new(
        "rancher2_kubeconfig",
        "A kubeconfig that reaches a cluster through Rancher for the time of one Terraform run: "
            + "its API token is made when it is needed, revoked at the end, and never written to state or plan. "
        + "It is the recommended way to configure the providers `kubernetes` and `helm`, whose provider blocks take ephemeral values.")
    {
        Area = "Clusters",
        Fields =
        [
            String("cluster_id", "Id of the cluster below `/v3`, such as `c-m-abcdefgh` (`cluster_v1_id` of `rancher2_cluster_v2`, "
                + "`id` of `rancher2_cluster`).").ClusterId().Required(),
            Number("ttl", "Seconds until the token expires by itself, should the run be killed before it revokes it; 14400 unless set. Rancher may shorten it.")
                .Between(60, 31_536_000),
            String("kube_config", "Kubeconfig (YAML) with one context, named after the cluster.").Computed().Sensitive(),
            String("host", "URL of the cluster's Kubernetes API below the provider's `api_url`.").Computed(),
            String("token", "The API token, as a bearer token for `host`.").Computed().Sensitive(),
            String("cluster_ca_certificate", "PEM of the certificate authorities of `host`: "
                + "`ca_certs` of the provider, otherwise what Rancher gives its agents; null for a publicly trusted server.").Computed(),
        ],
        OpenAsync = OpenAsync,
        CloseAsync = CloseAsync,
    };

    private static async Task<EphemeralResult> OpenAsync(EphemeralContext context, CancellationToken ct)
    {
        var rancher = context.Services.Rancher();
        var id = context.Config["cluster_id"].StringOrNull()!;
        var cluster = await rancher.Norman.FindAsync("clusters", id, ct)
            ?? throw new OperationFailedException($"Rancher has no cluster with the id \"{id}\".", TfPath.Of("cluster_id"));
        var authorities = rancher.Connection.CaCertificates ?? (await rancher.ServerAsync(ct)).CaCertificates;
        var host = $"{rancher.Connection.Url.AbsoluteUri.TrimEnd('/')}/k8s/clusters/{id}";
        var token = await TokenEphemeral.CreateAsync(context, $"Kubeconfig of a Terraform run for {id}", cluster: null, ct);
        var key = TokenEphemeral.KeyOf(token);
        var name = (string?)cluster["name"] ?? id;
        var value = TfValue.Object(
            ("cluster_id", context.Config["cluster_id"]),
            ("ttl", context.Config["ttl"]),
            ("kube_config", KubeConfigText.Of(name, host, key, authorities, rancher.Connection.Insecure)),
            ("host", host),
            ("token", key),
            ("cluster_ca_certificate", authorities));
        return new EphemeralResult(value, new JObject { ["id"] = (string?)token["id"] });
    }

    private static async Task CloseAsync(EphemeralContext context, CancellationToken ct) =>
        await context.Services.Rancher().Norman.DeleteAsync("tokens", (string?)context.PrivateState["id"] ?? "", ct);
}
