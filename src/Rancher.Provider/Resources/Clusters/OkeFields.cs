using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// The block <c>oke_config</c>: a cluster in Oracle's Container Engine for Kubernetes. Servers know it while the cluster driver
/// <c>oraclecontainerengine</c> is active, so no schema of a fresh server has it; the names are those of the driver's flags.
/// </summary>
internal static class OkeFields
{
    public static Field OkeConfig => Block(
        "oke_config", "A cluster in Oracle Container Engine for Kubernetes; needs the cluster driver `oraclecontainerengine` to be active.",
        [.. Account, .. Cluster, .. Nodes, .. Network]).At("okeEngineConfig");

    private static Field[] Account =>
    [
        String("compartment_id", "OCID of the compartment for everything that is made.").Required(),
        String("fingerprint", "Fingerprint of the user's API key."),
        String("private_key_contents", "Private API key of the user, in PEM format.").PemPrivateKey().Sensitive(),
        String("private_key_passphrase", "Passphrase of the private key, if it has one.").Sensitive(),
        String("region", "Oracle Cloud region, such as `eu-frankfurt-1`.").Region().Required(),
        String("tenancy_id", "OCID of the tenancy.").Required(),
        String("user_ocid", "OCID of the user that the API key belongs to."),
    ];

    private static Field[] Cluster =>
    [
        String("cluster_type", "`BASIC_CLUSTER` or `ENHANCED_CLUSTER`."),
        String("description", "What the cluster is for."),
        Bool("enable_kubernetes_dashboard", "Install the Kubernetes dashboard.").Default(false),
        Bool("enable_private_control_plane", "Give the API server a private address only."),
        String("image_verification_kms_key_id", "OCID of the key with which images must be signed."),
        String("kms_key_id", "OCID of the key that encrypts secrets in etcd."),
        String("kubernetes_version", "Kubernetes version of control plane and nodes, such as `v1.30.1`.").SemanticVersion("v1.30.1").Required(),
    ];

    private static Field[] Nodes =>
    [
        Number("custom_boot_volume_size", "Size of each machine's boot volume in GB, at least 50."),
        String("eviction_grace_duration", "Time that pods get to leave a machine that is removed, in ISO 8601 such as `PT20M`."),
        Number("flex_memory_in_gbs", "Memory of each machine in GB, with a flexible `node_shape`."),
        Number("flex_ocpus", "CPUs of each machine, with a flexible `node_shape`; up to 64."),
        Bool("force_delete_after_grace_duration", "Remove a machine after `eviction_grace_duration` even if pods are left.").Default(false),
        Number("limit_node_count", "Most machines in the pool; without limit when left out."),
        String("node_image", "Operating system image of the machines, such as `Oracle-Linux-8.9`.").Required(),
        String("node_public_key_contents", "SSH public key for the machines."),
        String("node_shape", "Shape of the machines, such as `VM.Standard.E4.Flex`.").Required(),
        String("node_user_data_contents", "Cloud-init script for the machines, plain or in base64."),
        Number("quantity_of_node_subnets", "Number of subnets for machines; left out, one for the region."),
        Number("quantity_per_subnet", "Number of machines in each subnet.").Default(1),
    ];

    private static Field[] Network =>
    [
        String("control_plane_subnet_name", "Name of the existing subnet for the API server."),
        Bool("enable_private_nodes", "Put the machines into a private subnet.").Default(false),
        String("load_balancer_subnet_name_1", "Name of the existing subnet for load balancers; needed with `vcn_name`."),
        String("load_balancer_subnet_name_2", "Name of a second existing subnet for load balancers."),
        String("node_pool_dns_domain_name", "DNS label of the machines' subnet.").Default("nodedns"),
        String("node_pool_subnet_name", "Name of the machines' subnet.").Default("nodedns"),
        String("pod_cidr", "Addresses of pods in CIDR notation.").Cidr(),
        String("pod_network", "Network plugin of Kubernetes: `FLANNEL_OVERLAY` or `OCI_VCN_IP_NATIVE`."),
        String("pod_subnet_name", "Name of the existing subnet for pods, with `OCI_VCN_IP_NATIVE`."),
        String("service_cidr", "Addresses of services in CIDR notation.").Cidr(),
        String("service_dns_domain_name", "DNS label of the load balancers' subnet.").Default("svcdns"),
        Bool("skip_vcn_delete", "Keep the virtual network when the cluster is destroyed.").Default(false),
        String("vcn_compartment_id", "OCID of the compartment that has `vcn_name`; left out, `compartment_id`."),
        String("vcn_name", "Name of an existing virtual cloud network; left out, one is made."),
        String("worker_node_ingress_cidr", "Further addresses in CIDR notation that may reach the machines.").Cidr(),
    ];
}
