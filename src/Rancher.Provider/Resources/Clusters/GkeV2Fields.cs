using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>gke_config_v2</c>: a cluster in Google Kubernetes Engine that Rancher's GKE operator makes or imports.</summary>
internal static class GkeV2Fields
{
    public static Field GkeConfigV2 => Block(
        "gke_config_v2", "A cluster in Google Kubernetes Engine that Rancher makes or imports; since Rancher 2.6.", [.. Cluster, .. Network, NodePools])
        .At("gkeConfig");

    private static Field[] Cluster =>
    [
        Block("cluster_addons", "Parts that Google adds to the cluster.",
            Bool("horizontal_pod_autoscaling", "Let Kubernetes change the number of pods with their load.").Computed(),
            Bool("http_load_balancing", "Make Google load balancers for ingresses.").Computed(),
            Bool("network_policy_config", "Install what `network_policy_enabled` needs on the control plane.").Computed()).Computed(),
        Text("description", "What the cluster is for.").Computed(),
        Bool("enable_kubernetes_alpha", "Turn on alpha features; such a cluster lives for 30 days and cannot be upgraded.").Computed(),
        Text("google_credential_secret", "Id of the cloud credential for Google Cloud, such as `cattle-global-data:cc-abcde`.").Required().Sensitive(),
        Bool("imported", "Take over a cluster that exists in Google Cloud; everything but name, project and place is then read from there.").Default(false),
        Text("kubernetes_version", "Kubernetes version, such as `1.29.4-gke.1043002`; needed unless the cluster is imported.").Computed(),
        TextMap("labels", "Labels of the cluster in Google Cloud, as key and value.").Computed(),
        TextList("locations", "Zones that the machines are spread over.").Computed(),
        Text("logging_service", "Where logs go: `logging.googleapis.com/kubernetes` or `none`.").Computed(),
        Text("maintenance_window", "Time of day in UTC when Google may do maintenance, such as `03:00`.").Computed(),
        Text("monitoring_service", "Where metrics go: `monitoring.googleapis.com/kubernetes` or `none`.").Computed(),
        Text("name", "Name of the cluster in Google Cloud.").Required().At("clusterName"),
        Text("project_id", "Id of the Google Cloud project.").Required().At("projectID"),
        Text("region", "Google Cloud region, for a control plane in several zones; either this or `zone`; fixed at creation.").Computed(),
        Text("zone", "Google Cloud zone; either this or `region`; fixed at creation.").Computed(),
    ];

    private static Field[] Network =>
    [
        Text("cluster_ipv4_cidr_block", "Addresses of pods in CIDR notation; left out, Google chooses.").Computed().At("clusterIpv4Cidr"),
        Block("ip_allocation_policy", "Where the addresses of pods and services come from.",
            Text("cluster_ipv4_cidr_block", "Addresses of pods in CIDR notation.").Computed(),
            Text("cluster_secondary_range_name", "Name of the subnetwork's secondary range for pods.").Computed(),
            Bool("create_subnetwork", "Make a subnetwork for the cluster.").Computed(),
            Text("node_ipv4_cidr_block", "Addresses of machines in CIDR notation, for the subnetwork that is made.").Computed(),
            Text("services_ipv4_cidr_block", "Addresses of services in CIDR notation.").Computed(),
            Text("services_secondary_range_name", "Name of the subnetwork's secondary range for services.").Computed(),
            Text("subnetwork_name", "Name of the subnetwork that is made.").Computed(),
            Bool("use_ip_aliases", "Give pods addresses of the subnetwork.").Computed()).Computed(),
        Block("master_authorized_networks_config", "Who may reach the API server.",
            Blocks("cidr_blocks", "Networks that may reach the API server.",
                Text("cidr_block", "Addresses in CIDR notation.").Required(),
                Text("display_name", "What the network is called.")).Required(),
            Bool("enabled", "Let only these networks reach the API server.").Default(false)).Computed().At("masterAuthorizedNetworks"),
        Text("network", "Name of the network; left out, `default`.").Computed(),
        Bool("network_policy_enabled", "Enforce network policies.").Computed(),
        Block("private_cluster_config", "Private addresses for machines and API server.",
            Bool("enable_private_endpoint", "Give the API server a private address only.").Default(false),
            Bool("enable_private_nodes", "Give the machines private addresses only.").Default(false),
            Text("master_ipv4_cidr_block", "Addresses of the control plane in CIDR notation: a `/28` apart from all others.").Required()).Computed(),
        Text("subnetwork", "Name of the subnetwork; left out, that of the network in the region.").Computed(),
    ];

    private static Field NodePools => Blocks("node_pools", "Pools of machines; needed unless the cluster is imported.",
        Block("autoscaling", "Lets Google choose the number of machines.",
            Bool("enabled", "Let Google choose.").Default(false),
            Number("max_node_count", "Most machines in each zone.").Computed(),
            Number("min_node_count", "Fewest machines in each zone.").Computed()).Computed(),
        Block("config", "What the machines are like.", MachineFields).Computed(),
        Number("initial_node_count", "Number of machines to begin with, in each zone.").Required(),
        Block("management", "What Google does with the machines by itself.",
            Bool("auto_repair", "Replace broken machines.").Computed(),
            Bool("auto_upgrade", "Upgrade the machines.").Computed()).Computed(),
        Number("max_pods_constraint", "Most pods on one machine.").Computed(),
        Text("name", "Name of the pool.").Required(),
        Text("version", "Kubernetes version of the nodes.").Required()).Computed();

    private static Field[] MachineFields =>
    [
        Number("disk_size_gb", "Size of each machine's disk in GB; at least 10."),
        Text("disk_type", "Kind of the disk, such as `pd-standard` or `pd-ssd`."),
        Text("image_type", "Operating system image, such as `COS_CONTAINERD`."),
        TextMap("labels", "Kubernetes labels of the nodes.").Computed(),
        Number("local_ssd_count", "Number of local SSDs in each machine."),
        Text("machine_type", "Machine type, such as `n1-standard-2`."),
        TextList("oauth_scopes", "Google APIs that the machines may use, as scopes such as `https://www.googleapis.com/auth/devstorage.read_only`.").Computed(),
        Bool("preemptible", "Use cheaper machines that Google takes away within a day.").Default(false),
        Text("service_account", "E-mail address of the service account that the machines act with; left out, the project's; since Rancher 2.10."),
        TextList("tags", "Network tags of the machines, which firewall rules select by.").Computed(),
        Blocks("taints", "Kubernetes taints of the nodes.",
            Text("effect", "What the taint does, in Google's spelling: `NO_SCHEDULE`, `PREFER_NO_SCHEDULE` or `NO_EXECUTE`.").Required(),
            Text("key", "Key of the taint.").Required(),
            Text("value", "Value of the taint.").Required()),
    ];
}
