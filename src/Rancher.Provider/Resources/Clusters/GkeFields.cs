using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>gke_config</c>: a cluster in Google Kubernetes Engine as Rancher's first driver for it makes it.</summary>
internal static class GkeFields
{
    public static Field GkeConfig => Block(
        "gke_config", "A cluster in Google Kubernetes Engine, made by the first generation of Rancher's driver.",
        [.. Cluster, .. Nodes, .. Network, .. IpPolicy]).Until(2, 11, instead: "Use gke_config_v2.").At("googleKubernetesEngineConfig");

    private static Field[] Cluster =>
    [
        String("credential", "Key of the service account that makes the cluster, as the content of its JSON file.").JsonObject().Required().Sensitive(),
        String("description", "What the cluster is for."),
        Bool("enable_alpha_feature", "Turn on alpha features; such a cluster lives for 30 days and cannot be upgraded.").Default(true),
        Bool("enable_horizontal_pod_autoscaling", "Let Kubernetes change the number of pods with their load.").Default(true),
        Bool("enable_http_load_balancing", "Make Google load balancers for ingresses.").Default(true),
        Bool("enable_kubernetes_dashboard", "Install the Kubernetes dashboard.").Default(false),
        Bool("enable_legacy_abac", "Authorize by attributes, as Kubernetes did before it had roles.").Default(false),
        Bool("enable_stackdriver_logging", "Send logs to Google Cloud.").Default(true),
        Bool("enable_stackdriver_monitoring", "Send metrics to Google Cloud.").Default(true),
        Bool("issue_client_certificate", "Make a client certificate for the cluster.").Default(false),
        Bool("kubernetes_dashboard", "Install the Kubernetes dashboard as an add-on.").Default(false),
        StringList("locations", "Zones that the machines are spread over.").Required(),
        String("maintenance_window", "Time of day in UTC when Google may do maintenance, such as `03:00`.").TimeOfDay().Required(),
        String("master_version", "Kubernetes version of the control plane.").Required(),
        String("project_id", "Id of the Google Cloud project.").Required(),
        String("region", "Google Cloud region, for a control plane in several zones; either this or `zone`.").Since(2, 4),
        StringMap("resource_labels", "Labels of the Google Cloud resources, as key and value.").EncodedAsPairs().OptionalComputed(),
        String("zone", "Google Cloud zone; either this or `region`. Rancher 2.2 has the default `us-central1-a`.").OptionalComputed(),
    ];

    private static Field[] Nodes =>
    [
        Number("disk_size_gb", "Size of each machine's disk in GB.").Default(100),
        String("disk_type", "Kind of the machines' disk, such as `pd-standard` or `pd-ssd`.").Required(),
        Bool("enable_auto_repair", "Let Google replace broken machines.").Default(false),
        Bool("enable_auto_upgrade", "Let Google upgrade the machines.").Default(false),
        Bool("enable_nodepool_autoscaling", "Let Google choose the number of machines between `min_node_count` and `max_node_count`.").Default(false),
        String("image_type", "Operating system image of the machines, such as `COS`.").Required(),
        StringMap("labels", "Kubernetes labels of the nodes.").EncodedAsPairs().OptionalComputed(),
        Number("local_ssd_count", "Number of local SSDs in each machine.").Default(0),
        String("machine_type", "Machine type, such as `n1-standard-2`.").Required(),
        Number("max_node_count", "Most machines with `enable_nodepool_autoscaling`.").Default(0),
        Number("min_node_count", "Fewest machines with `enable_nodepool_autoscaling`.").Default(0),
        Number("node_count", "Number of machines.").Default(3),
        String("node_pool", "Name of the pool of machines.").Required(),
        String("node_version", "Kubernetes version of the machines.").Required(),
        StringList("oauth_scopes", "Google APIs that the machines may use, as scopes such as `https://www.googleapis.com/auth/devstorage.read_only`.")
            .Required(),
        Bool("preemptible", "Use cheaper machines that Google takes away within a day.").Default(false),
        String("service_account", "E-mail address of the service account that the machines act with; `default` is the project's.").Required(),
        StringList("taints", "Kubernetes taints of the nodes, each as `effect:key=value`."),
    ];

    private static Field[] Network =>
    [
        String("cluster_ipv4_cidr", "Addresses of pods in CIDR notation.").Cidr().Required(),
        Bool("enable_master_authorized_network", "Let only `master_authorized_network_cidr_blocks` reach the API server.").Default(false),
        Bool("enable_network_policy_config", "Enforce network policies.").Default(true),
        Bool("enable_private_endpoint", "Give the API server a private address only.").Default(false),
        Bool("enable_private_nodes", "Give the machines private addresses only.").Default(false),
        StringList("master_authorized_network_cidr_blocks", "Addresses in CIDR notation that may reach the API server.").Cidr(),
        String("master_ipv4_cidr_block", "Addresses of the control plane in CIDR notation, with `enable_private_nodes`.").Cidr().Required(),
        String("network", "Name of the network.").Required(),
        String("sub_network", "Name of the subnetwork.").Required(),
        Bool("use_ip_aliases", "Give pods addresses of the subnetwork, as `ip_policy_…` say.").Default(false),
    ];

    private static Field[] IpPolicy =>
    [
        String("ip_policy_cluster_ipv4_cidr_block", "Addresses of pods in CIDR notation, with `use_ip_aliases`; may be empty.").Required(),
        String("ip_policy_cluster_secondary_range_name", "Name of the subnetwork's secondary range for pods; may be empty.").Required(),
        Bool("ip_policy_create_subnetwork", "Make a subnetwork for the cluster.").Default(false),
        String("ip_policy_node_ipv4_cidr_block", "Addresses of machines in CIDR notation, for the subnetwork that is made; may be empty.").Required(),
        String("ip_policy_services_ipv4_cidr_block", "Addresses of services in CIDR notation, with `use_ip_aliases`; may be empty.").Required(),
        String("ip_policy_services_secondary_range_name", "Name of the subnetwork's secondary range for services; may be empty.").Required(),
        String("ip_policy_subnetwork_name", "Name of the subnetwork that is made; may be empty.").Required(),
    ];
}
