using Rancher.Api.Steve;
using Rancher.Provider.Clusters;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>The fields of <c>rancher2_cluster_v2</c>; those of <c>rke_config</c> are in files of their own.</summary>
internal static class ClusterV2Fields
{
    public static Field[] All =>
    [
        String("name", "Name of the cluster: lower case letters, digits and hyphens; unique in its namespace.").ClusterName(isReserved: true).Required()
            .RequiresReplace().At("metadata.name"),
        String("fleet_namespace", "Namespace of the cluster, which is its Fleet workspace too.").DnsLabel().Default("fleet-default").RequiresReplace()
            .At("metadata.namespace"),
        String("kubernetes_version", "Kubernetes version, such as `v1.33.5+rke2r1` or `v1.33.5+k3s1`, which also decides between RKE2 and K3s. "
            + "Needed with `rke_config`.")
            .At("spec.kubernetesVersion"),
        ListBlock("agent_env_vars", "Environment variables for Rancher's agents, such as the settings of a proxy.",
            String("name", "Name of the variable, such as `HTTP_PROXY`.").EnvironmentName().Required(),
            String("value", "Value of the variable.").Required().SometimesSecret()).At("spec.agentEnvVars"),
        String("cloud_credential_secret_name", "Id of the cloud credential for machine pools that name none, such as `cattle-global-data:cc-abcde`.")
            .At("spec.cloudCredentialSecretName"),
        AgentCustomizationFields.ClusterAgent.At("spec.clusterAgentDeploymentCustomization"),
        AgentCustomizationFields.FleetAgent.At("spec.fleetAgentDeploymentCustomization"),
        String("default_cluster_role_for_project_members", "Id of the cluster role that members of projects get.")
            .At("spec.defaultClusterRoleForProjectMembers"),
        String("default_pod_security_admission_configuration_template_name", "Name of the template for pod security admission in this cluster.").Since(2, 7)
            .At("spec.defaultPodSecurityAdmissionConfigurationTemplateName"),
        String("default_pod_security_policy_template_name", "Name of the pod security policy template for projects without one; for Kubernetes up to 1.24.")
            .At("spec.defaultPodSecurityPolicyTemplateName"),
        Bool("enable_network_policy", "Keep projects apart by network policies.").OptionalComputed().At("spec.enableNetworkPolicy"),
        LocalAuthEndpoint("Lets `kubectl` reach the cluster's own API server, so that it works while Rancher does not.").At("spec.localClusterAuthEndpoint"),
        RkeConfigV2Fields.RkeConfig,
        Wait,
        RegistrationTokenFields.ClusterRegistrationToken.Sensitive(),
        String("cluster_v1_id", "Id of the cluster in Rancher's management API, such as `c-m-abcdefgh`, as most other resources want it.").Computed()
            .UseStateForUnknown().At("status.clusterName"),
        .. KubeConfigFields.All(ProvisioningClusters.ManagementId),
        .. KubernetesMetadata.Fields,
    ];

    public static Field LocalAuthEndpoint(string description) => Block("local_auth_endpoint", description,
        String("ca_certs", "CA certificates in PEM format that signed the certificate of `fqdn`; not needed for one from a public authority.").PemCertificate()
            .OptionalComputed(),
        Bool("enabled", "Serve the endpoint on the control plane nodes.").Default(false),
        String("fqdn", "Host name of a load balancer before the control plane nodes; left out, each node is its own endpoint.").HostAndPort(),
        Bool("use_internal_ca_certs", "Take the cluster's own certificate authority for `ca_certs`, once the cluster has one.").Default(false).ProviderOnly());

    private static Field Wait => Block("wait", "What a create or update waits for. "
        + "Left out, it waits until a cluster with machine pools is active, and otherwise until nodes can register.",
        String("goal",
            "`created`: nodes can register. `registered`: every role has a machine. `connected`: the cluster's agent has reached Rancher. `active`: "
                + "all of the configuration is carried out. "
            + "`nodes_ready`: active, and as many nodes run as `nodes` says.")
            .Required().OneOf([.. ClusterV2Goal.All.Select(g => g.Name)]),
        Number("nodes", "How many nodes must run for `nodes_ready`, Linux and Windows together.").Between(1, 100000)).ProviderOnly();
}
