using Rancher.Provider.Clusters;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Apps;

/// <summary>A repository of Helm charts, which a cluster offers its users; it is ready once its index was loaded.</summary>
internal static class CatalogV2Resource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_catalog_v2", "A repository of Helm charts that a cluster offers: a web address with an index, a Git repository, or an OCI registry.")
    {
        Area = "Apps",
        Address = ChartRepositories.Type,
        ImportId = "c-abcde.my-charts",
        Timeouts = Timeouts.Minutes(10),
        ReadyWhen = [new ChartsDownloaded()],
        Validate = Validate,
        Requires = [new ServerHas(ChartRepositories.Feature)],
        Fields =
        [
            String("ca_bundle", "CA bundle with which the server's TLS certificate is verified: DER encoded in base64, as Kubernetes has it.")
                .CertificateBytes().At("spec.caBundle"),
            KubernetesMetadata.ClusterId,
            Bool("enabled", "Whether the charts are offered.").Default(true).At("spec.enabled"),
            Number("exponential_backoff_max_retries", "How often a failed download is tried again, for OCI registries.").Since(2, 9)
                .OptionalComputed().At("spec.exponentialBackOffValues.maxRetries"),
            Number("exponential_backoff_max_wait", "Longest pause between two tries in seconds, for OCI registries.").Since(2, 9)
                .OptionalComputed().At("spec.exponentialBackOffValues.maxWait"),
            Number("exponential_backoff_min_wait", "Shortest pause between two tries in seconds, for OCI registries.").Since(2, 9)
                .OptionalComputed().At("spec.exponentialBackOffValues.minWait"),
            String("git_branch", "Branch of `git_repo`; left out, `master`.").OptionalComputed().At("spec.gitBranch"),
            String("git_repo", "Address of a Git repository with charts.").GitRepository().ConflictsWith("url").At("spec.gitRepo"),
            Bool("insecure", "Accept any certificate of the server.").Default(false).At("spec.insecureSkipTLSVerify"),
            Bool("insecure_plain_http", "Reach an OCI registry without TLS.").Since(2, 9).Default(false).At("spec.insecurePlainHttp"),
            KubernetesMetadata.Name("Name of the repository."),
            Number("refresh_interval", "Seconds between two downloads of the index.").Since(2, 11).OptionalComputed().At("spec.refreshInterval"),
            String("secret_name", "Name of the secret with the login for the server.").At("spec.clientSecret.name"),
            String("secret_namespace", "Namespace of that secret.").At("spec.clientSecret.namespace"),
            String("service_account", "Service account with which charts are installed.").At("spec.serviceAccount"),
            String("service_account_namespace", "Namespace of that service account.").At("spec.serviceAccountNamespace"),
            String("url", "Address of the index of charts, or with `oci://` of a registry.").Url("https", "http", "oci").ConflictsWith("git_repo")
                .At("spec.url"),
            .. KubernetesMetadata.Fields,
        ],
    };

    public static DataSourceDefinition DataSource { get; } = Definition.AsDataSource(
        required: ["cluster_id", "name"],
        ignored: ["exponential_backoff_max_retries", "exponential_backoff_max_wait", "exponential_backoff_min_wait", "insecure_plain_http"]);

    private static void Validate(ValidateConfigContext config)
    {
        if (config["url"].IsNull && config["git_repo"].IsNull)
        {
            config.Diagnostics.Error("Missing url or git_repo", "One of url and git_repo must be set. "
                + "Rancher accepts a repository without either and then offers no charts.");
        }
    }
}
