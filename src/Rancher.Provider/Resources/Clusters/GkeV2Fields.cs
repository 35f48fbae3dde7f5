using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>gke_config_v2</c>: a cluster in Google Kubernetes Engine that Rancher's GKE operator makes or imports.</summary>
internal static class GkeV2Fields
{
    public static Field GkeConfigV2 => Block(
        "gke_config_v2", "A cluster in Google Kubernetes Engine that Rancher makes or imports.", [.. Cluster, .. Network, NodePools]).Since(2, 6)
        .At("gkeConfig");

    private static Field[] Cluster =>
    [
        Block("cluster_addons", "Parts that Google adds to the cluster.",
            Bool("horizontal_pod_autoscaling", "Let Kubernetes change the number of pods with their load.").OptionalComputed(),
            Bool("http_load_balancing", "Make Google load balancers for ingresses.").OptionalComputed(),
            Bool("network_policy_config", "Install what `network_policy_enabled` needs on the control plane.").OptionalComputed()).OptionalComputed(),
        String("description", "What the cluster is for.").OptionalComputed(),
        Bool("enable_kubernetes_alpha", "Turn on alpha features; such a cluster lives for 30 days and cannot be upgraded.").OptionalComputed(),
        String("google_credential_secret", "Id of the cloud credential for Google Cloud, such as `cattle-global-data:cc-abcde`.").Required().Sensitive(),
        Bool("imported", "Take over a cluster that exists in Google Cloud; everything but name, project and place is then read from there.").Default(false),
        String("kubernetes_version", "Kubernetes version, such as `1.29.4-gke.1043002`; needed unless the cluster is imported.").OptionalComputed(),
        StringMap("labels", "Labels of the cluster in Google Cloud, as key and value.").OptionalComputed(),
        StringList("locations", "Zones that the machines are spread over.").OptionalComputed(),
        String("logging_service", "Where logs go: `logging.googleapis.com/kubernetes` or `none`.").OptionalComputed(),
        String("maintenance_window", "Time of day in UTC when Google may do maintenance, such as `03:00`.").TimeOfDay().OptionalComputed(),
        String("monitoring_service", "Where metrics go: `monitoring.googleapis.com/kubernetes` or `none`.").OptionalComputed(),
        String("name", "Name of the cluster in Google Cloud.").Required().At("clusterName"),
        String("project_id", "Id of the Google Cloud project.").Required().At("projectID"),
        String("region", "Google Cloud region, for a control plane in several zones; either this or `zone`; fixed at creation.").OptionalComputed(),
        String("zone", "Google Cloud zone; either this or `region`; fixed at creation.").OptionalComputed(),
    ];

    private static Field[] Network =>
    [
        String("cluster_ipv4_cidr_block", "Addresses of pods in CIDR notation; left out, Google chooses.").OptionalComputed().At("clusterIpv4Cidr"),
        Block("ip_allocation_policy", "Where the addresses of pods and services come from.",
            String("cluster_ipv4_cidr_block", "Addresses of pods in CIDR notation.").OptionalComputed(),
            String("cluster_secondary_range_name", "Name of the subnetwork's secondary range for pods.").OptionalComputed(),
            Bool("create_subnetwork", "Make a subnetwork for the cluster.").OptionalComputed(),
            String("node_ipv4_cidr_block", "Addresses of machines in CIDR notation, for the subnetwork that is made.").OptionalComputed(),
            String("services_ipv4_cidr_block", "Addresses of services in CIDR notation.").OptionalComputed(),
            String("services_secondary_range_name", "Name of the subnetwork's secondary range for services.").OptionalComputed(),
            String("subnetwork_name", "Name of the subnetwork that is made.").OptionalComputed(),
            Bool("use_ip_aliases", "Give pods addresses of the subnetwork.").OptionalComputed()).OptionalComputed(),
        Block("master_authorized_networks_config", "Who may reach the API server.",
            ListBlock("cidr_blocks", "Networks that may reach the API server.",
                String("cidr_block", "Addresses in CIDR notation.").Cidr().Required(),
                String("display_name", "What the network is called.")).Required(),
            Bool("enabled", "Let only these networks reach the API server.").Default(false)).OptionalComputed().At("masterAuthorizedNetworks"),
        String("network", "Name of the network; left out, `default`.").OptionalComputed(),
        Bool("network_policy_enabled", "Enforce network policies.").OptionalComputed(),
        Block("private_cluster_config", "Private addresses for machines and API server.",
            Bool("enable_private_endpoint", "Give the API server a private address only.").Default(false),
            Bool("enable_private_nodes", "Give the machines private addresses only.").Default(false),
            String("master_ipv4_cidr_block", "Addresses of the control plane in CIDR notation: a `/28` apart from all others.").Cidr().Required())
                .OptionalComputed(),
        String("subnetwork", "Name of the subnetwork; left out, that of the network in the region.").OptionalComputed(),
    ];

    private static Field NodePools => ListBlock("node_pools", "Pools of machines; needed unless the cluster is imported.",
        Block("autoscaling", "Lets Google choose the number of machines.",
            Bool("enabled", "Let Google choose.").Default(false),
            Number("max_node_count", "Most machines in each zone.").OptionalComputed(),
            Number("min_node_count", "Fewest machines in each zone.").OptionalComputed()).OptionalComputed(),
        Block("config", "What the machines are like.", MachineFields).OptionalComputed(),
        Number("initial_node_count", "Number of machines to begin with, in each zone.").Required(),
        Block("management", "What Google does with the machines by itself.",
            Bool("auto_repair", "Replace broken machines.").OptionalComputed(),
            Bool("auto_upgrade", "Upgrade the machines.").OptionalComputed()).OptionalComputed(),
        Number("max_pods_constraint", "Most pods on one machine.").OptionalComputed(),
        String("name", "Name of the pool.").Required(),
        String("version", "Kubernetes version of the nodes.").Required()).OptionalComputed();

    private static Field[] MachineFields =>
    [
        Number("disk_size_gb", "Size of each machine's disk in GB; at least 10."),
        String("disk_type", "Kind of the disk, such as `pd-standard` or `pd-ssd`."),
        String("image_type", "Operating system image, such as `COS_CONTAINERD`."),
        StringMap("labels", "Kubernetes labels of the nodes.").OptionalComputed(),
        Number("local_ssd_count", "Number of local SSDs in each machine."),
        String("machine_type", "Machine type, such as `n1-standard-2`."),
        StringList("oauth_scopes", "Google APIs that the machines may use, as scopes such as `https://www.googleapis.com/auth/devstorage.read_only`.")
            .OptionalComputed(),
        Bool("preemptible", "Use cheaper machines that Google takes away within a day.").Default(false),
        String("service_account", "E-mail address of the service account that the machines act with; left out, the project's.").Since(2, 10),
        StringList("tags", "Network tags of the machines, which firewall rules select by.").OptionalComputed(),
        ListBlock("taints", "Kubernetes taints of the nodes.",
            String("effect", "What the taint does, in Google's spelling: `NO_SCHEDULE`, `PREFER_NO_SCHEDULE` or `NO_EXECUTE`.")
                .OneOf("NO_SCHEDULE", "PREFER_NO_SCHEDULE", "NO_EXECUTE").Required(),
            String("key", "Key of the taint.").LabelKey().Required(),
            String("value", "Value of the taint.").Required()),
    ];
}
