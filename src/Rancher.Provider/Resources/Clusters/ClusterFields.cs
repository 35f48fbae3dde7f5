using Rancher.Provider.Clusters;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The fields of <c>rancher2_cluster</c>; its blocks are in files of their own.</summary>
internal static class ClusterFields
{
    public static Field[] All =>
    [
        String("name", "Name of the cluster: lower case letters, digits and hyphens; unique on the server and changeable.").ClusterName(isReserved: false)
            .Required().AlwaysSent(),
        String("description", "What the cluster is for."),
        .. Kinds,
        .. Templates,
        ListBlock("agent_env_vars", "Environment variables for Rancher's agents, such as the settings of a proxy.",
            String("name", "Name of the variable, such as `HTTP_PROXY`.").EnvironmentName().Required(),
            String("value", "Value of the variable.").Required().SometimesSecret()).Since(2, 5, 6),
        AgentCustomizationFields.ClusterAgent,
        AgentCustomizationFields.FleetAgent,
        Block("cluster_auth_endpoint", "Lets `kubectl` reach the cluster's own API server, so that it works while Rancher does not.",
            String("ca_certs", "CA certificates in PEM format that signed the certificate of `fqdn`; not needed for one from a public authority.")
                .PemCertificate(),
            Bool("enabled", "Serve the endpoint on the control plane nodes.").Default(true),
            String("fqdn", "Host name of a load balancer before the control plane nodes; left out, each node is its own endpoint.").HostAndPort())
            .OptionalComputed().At("localClusterAuthEndpoint"),
        .. Monitoring,
        ClusterScanFields.ScheduledClusterScan,
        String("default_pod_security_admission_configuration_template_name", "Name of the template for pod security admission in this cluster.").Since(2, 7)
            .OptionalComputed(),
        String("default_pod_security_policy_template_id", "Id of the pod security policy template for projects without one; for Kubernetes up to 1.24.")
            .OptionalComputed(),
        String("desired_agent_image", "Image of Rancher's agent in this cluster; left out, the server's setting `agent-image`.").Image().OptionalComputed(),
        String("desired_auth_image", "Image of the webhook behind `cluster_auth_endpoint`; left out, Rancher's default.").Image().OptionalComputed(),
        String("docker_root_dir", "Folder on the nodes where Docker keeps its data; Rancher's default is `/var/lib/docker`.").AbsolutePath().OptionalComputed(),
        // The server works the driver out from the configuration block and takes none from a client.
        String("driver", "How the cluster came to be, as Rancher found it out; a value given here changes nothing.").OptionalComputed().FromRelatedObject()
            .OneOf(Drivers),
        Bool("enable_network_policy", "Keep projects apart by network policies; Rancher 2.4 takes it with the network plugin canal only.").OptionalComputed(),
        String("fleet_workspace_name", "Fleet workspace that deploys to this cluster; Rancher's default is `fleet-default`.").Since(2, 5).OptionalComputed(),
        Bool("windows_prefered_cluster", "Prepare the cluster for Windows workers; cannot be changed later.").Since(2, 3).Default(false).RequiresReplace(),
        .. Given,
        .. Metadata.Fields,
    ];

    /// <summary>The blocks that say what kind of cluster it is. Without any of them Rancher expects to import one.</summary>
    private static Field[] Kinds =>
    [
        Kind(Rke.RkeConfigFields.RkeConfig),
        Kind(AksFields.AksConfig),
        Kind(AksV2Fields.AksConfigV2, "imported_config"),
        Kind(EksFields.EksConfig),
        Kind(EksV2Fields.EksConfigV2, "imported_config"),
        Kind(GkeFields.GkeConfig),
        Kind(GkeV2Fields.GkeConfigV2, "imported_config"),
        Kind(OkeFields.OkeConfig),
        Kind(KubernetesDistributionFields.K3sConfig),
        Kind(KubernetesDistributionFields.Rke2Config),
        KubernetesDistributionFields.ImportedConfig
            .ConflictsWith([.. KindNames.Except(["imported_config", "aks_config_v2", "eks_config_v2", "gke_config_v2"])]),
    ];

    private static Field[] Templates =>
    [
        Block("cluster_template_answers", "Answers to the questions of the cluster template.",
            String("cluster_id", "Id of the cluster that the answers are for.").OptionalComputed(),
            String("project_id", "Id of the project that the answers are for.").OptionalComputed(),
            StringMap("values", "Answers: from the question's `variable` to the value, as text.").OptionalComputed()).Since(2, 3).Until(2, 11)
                .OptionalComputed().At("answers"),
        String("cluster_template_id", "Id of the template the cluster is created from, such as `cattle-global-data:ct-abcde`; derived from the revision.")
            .OptionalComputed(),
        ListBlock("cluster_template_questions", "Questions of the cluster template; Rancher takes them from the template's revision.",
            String("default", "Answer that counts when none is given.").Required(),
            Bool("required", "Whether an answer must be given.").Default(false),
            String("type", "Kind of answer.").Default("string").OneOf("int", "boolean", "string", "password"),
            String("variable", "Path of the value that the answer sets, such as `rancherKubernetesEngineConfig.kubernetesVersion`.").Required())
            .OptionalComputed().At("questions"),
        String("cluster_template_revision_id", "Id of the template revision the cluster is made from and kept like.").Since(2, 3).Until(2, 11),
    ];

    /// <summary>Monitoring and alerting of the first generation, which is switched by actions on the cluster.</summary>
    private static Field[] Monitoring =>
    [
        Block("cluster_monitoring_input", "How the first generation of cluster monitoring is set up, which an app replaced in Rancher 2.5.",
            StringMap("answers", "Answers to the questions of the monitoring chart."),
            String("version", "Version of the monitoring chart; left out, the newest the server knows.").Since(2, 4)).ProviderOnly(),
        Bool("enable_cluster_alerting", "Install the first generation of cluster alerting, which an app replaced in Rancher 2.5.").OptionalComputed(),
        Bool("enable_cluster_istio", "Has no effect any more; `istio_enabled` shows whether Istio is installed.").OptionalComputed().ProviderOnly()
            .Deprecated("Install Istio as an app instead, with rancher2_app or rancher2_app_v2."),
        Bool("enable_cluster_monitoring", "Install the first generation of cluster monitoring, which an app replaced in Rancher 2.5.").OptionalComputed(),
    ];

    /// <summary>What only the server can tell.</summary>
    private static Field[] Given =>
    [
        // Public, and yet marked: the states of rancher2 since v1.17 have the mark, and core plans an update where it is missing.
        String("ca_cert", "CA certificate of the cluster's API server, in PEM format encoded in base64; known once the cluster runs.").Computed()
            .UseStateForUnknown().Sensitive(),
        RegistrationTokenFields.ClusterRegistrationToken,
        String("default_project_id", "Id of the project Default, such as `c-abcde:p-fghij`.").Computed().UseStateForUnknown().FromRelatedObject(),
        Bool("istio_enabled", "Whether Istio of the first generation is installed.").Since(2, 3).Computed().UseStateForUnknown(),
        .. KubeConfigFields.All(cluster => (string?)cluster["id"]),
        String("system_project_id", "Id of the project System, such as `c-abcde:p-klmno`.").Computed().UseStateForUnknown().FromRelatedObject(),
    ];

    private static string[] KindNames =>
    [
        "rke_config", "aks_config", "aks_config_v2", "eks_config", "eks_config_v2", "gke_config", "gke_config_v2", "oke_config", "k3s_config", "rke2_config",
        "imported_config",
    ];

    private static string[] Drivers =>
    [
        "imported", "rancherKubernetesEngine", "k3s", "rke2", "AKS", "EKS", "GKE", "azureKubernetesService", "amazonElasticContainerService",
        "googleKubernetesEngine", "oraclecontainerengine",
    ];

    // Rancher has no way from one kind of cluster to another. Taking rke_config away from an existing cluster crashes Rancher 2.11 for good.
    private static Field Kind(Field block, params string[] companions) =>
        block.RequiresReplaceIfAddedOrRemoved().ExplicitPresence().ConflictsWith([.. KindNames.Except([block.Name, .. companions])]);
}
