using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The API server of Kubernetes, with its admission, audit and encryption settings.</summary>
internal static class RkeKubeApiFields
{
    private const string OnceAMap = "A map, as files for early versions of rancher2 have it, is written `yamlencode({ ... })`.";

    public static Field KubeApi => Block("kube_api", "The API server of Kubernetes.",
    [
        AdmissionConfiguration,
        Bool("always_pull_images", "Pull images at every start of a pod, so that none is used without permission to pull it.").Default(false),
        AuditLog,
        Block("event_rate_limit", "Admission plugin that limits how many events a client may send.",
            YamlObject("configuration", $"Limits as YAML, of kind `Configuration`; Rancher's own when left out. {OnceAMap}", "Configuration")
                .OptionalComputed(),
            Bool("enabled", "Turn the plugin on.").Default(false)).Since(2, 3),
        Bool("pod_security_policy", "Turn pod security policies on; Kubernetes 1.25 removed them, and later versions of Rancher ignore this.").Default(false),
        Block("secrets_encryption_config", "Encryption of secrets in etcd.",
            YamlObject("custom_config", $"Providers and keys as YAML; RKE makes a key of its own when left out. {OnceAMap}", "EncryptionConfiguration")
                .Sensitive()
                .SemanticEquality(EncryptionDocument.Equivalence),
            Bool("enabled", "Encrypt secrets in etcd.").Default(false)).Since(2, 3),
        String("service_cluster_ip_range", "Network from which services get their IP addresses, in CIDR notation; RKE uses `10.43.0.0/16` when left out.")
            .DualStackCidr().OptionalComputed(),
        String("service_node_port_range", "Ports of the nodes that services may use; Rancher's default is `30000-32767`.").PortRange().OptionalComputed(),
        .. RkeServicesFields.Container,
    ]).OptionalComputed();

    // The API holds a map of JSON here, so Rancher checks nothing below it; the names are those of Kubernetes.
    private static Field AdmissionConfiguration => Block("admission_configuration", "Admission plugins and their settings.",
        String("api_version", "Version of the configuration's format.").Default("apiserver.config.k8s.io/v1"),
        String("kind", "Kind of the configuration.").Default("AdmissionConfiguration"),
        ListBlock("plugins", "Settings of one admission plugin.",
            YamlObject("configuration", "Settings as YAML with `apiVersion` and `kind`, such as a `PodSecurityConfiguration`.").OptionalComputed(),
            String("name", "Name of the plugin, such as `PodSecurity`.").OptionalComputed(),
            String("path", "Path of a file with the settings on control plane nodes, instead of `configuration`.")).OptionalComputed()).Since(2, 3);

    private static Field AuditLog => Block("audit_log", "A record of the requests that the API server gets.",
        Block("configuration", "What is recorded, and where.",
            String("format", "Format of the record: `json` or `legacy`.").Default("json"),
            Number("max_age", "Days that old files are kept.").Default(30),
            Number("max_backup", "Number of old files that are kept.").Default(10),
            Number("max_size", "Megabytes after which a new file is begun.").Default(100),
            String("path", "File on control plane nodes; `-` is standard output.").Default("/var/log/kube-audit/audit-log.json"),
            YamlObject("policy", "Audit policy as YAML, which says what is recorded of which requests; Rancher's own when left out.", "Policy")
                .OptionalComputed()).OptionalComputed(),
        Bool("enabled", "Record requests.").Default(false)).Since(2, 3);

    /// <summary>A Kubernetes document that the user writes as YAML and the API holds as an object.</summary>
    private static Field YamlObject(string name, string description, string? kind = null) =>
        String(name, description).YamlObject().YamlDocument(kind);
}
