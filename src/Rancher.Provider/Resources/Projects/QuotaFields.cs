using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Projects;

/// <summary>Limits on what containers, namespaces and projects may use, which projects and namespaces share.</summary>
internal static class QuotaFields
{
    /// <summary>The limits that have an attribute of their own.</summary>
    public static Field[] Limits =>
    [
        Limit("config_maps", "Number of config maps."),
        Limit("limits_cpu", "Sum of the CPU limits, such as `2000m`."),
        Limit("limits_memory", "Sum of the memory limits, such as `4Gi`."),
        Limit("persistent_volume_claims", "Number of persistent volume claims."),
        Limit("pods", "Number of pods."),
        Limit("replication_controllers", "Number of replication controllers."),
        Limit("requests_cpu", "Sum of the CPU that is reserved, such as `1000m`."),
        Limit("requests_memory", "Sum of the memory that is reserved, such as `2Gi`."),
        Limit("requests_storage", "Sum of the storage that is claimed, such as `100Gi`."),
        Limit("secrets", "Number of secrets."),
        Limit("services", "Number of services."),
        Limit("services_load_balancers", "Number of services of the type LoadBalancer."),
        Limit("services_node_ports", "Number of services of the type NodePort."),
    ];

    /// <summary>The same, and any other that Kubernetes counts.</summary>
    public static Field[] LimitsOfProjects =>
    [
        .. Limits,
        StringMap("extended", "Limits on other resources, by the name that a Kubernetes resource quota has for them, such as "
            + "`requests.nvidia.com/gpu` or `count/jobs.batch`.").Since(2, 14),
    ];

    public static Field ContainerResourceLimit(string description) => Block("container_resource_limit", description,
        Limit("limits_cpu", "CPU that the container may use at most, such as `500m`."),
        Limit("limits_memory", "Memory that the container may use at most, such as `128Mi`."),
        Limit("requests_cpu", "CPU that is reserved for the container."),
        Limit("requests_memory", "Memory that is reserved for the container.")).At("containerDefaultResourceLimit");

    private static Field Limit(string name, string description) => String(name, description).Quantity();
}
