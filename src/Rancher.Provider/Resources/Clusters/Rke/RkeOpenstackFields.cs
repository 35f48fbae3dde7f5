using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The OpenStack cloud provider. RKE writes these settings to an INI file, whose names with dashes Rancher's API keeps.</summary>
internal static class RkeOpenstackFields
{
    public static Field OpenstackCloudProvider =>
        Block("openstack_cloud_provider", "Settings of the OpenStack cloud provider.", BlockStorage, Global, LoadBalancer, Metadata, Route)
            .NotRemovable(LeftoverObject.CloudProvider);

    private static Field BlockStorage => Block("block_storage", "Volumes of Cinder.",
        String("bs_version", "Version of the Cinder API: `v1`, `v2`, `v3` or `auto`.").OptionalComputed().At("bs-version"),
        Bool("ignore_volume_az", "Attach volumes from other availability zones than the machine's.").OptionalComputed().At("ignore-volume-az"),
        Bool("trust_device_path", "Trust the device names that Cinder reports instead of looking for the volume.").OptionalComputed().At("trust-device-path"))
            .OptionalComputed();

    private static Field Global => Block("global", "How Kubernetes logs in to OpenStack.",
        String("auth_url", "URL of Keystone, such as `https://openstack.example.com:5000/v3`.").Url().Required().At("auth-url"),
        String("ca_file", "Path on the nodes of the certificates that Keystone's certificate is checked against.").OptionalComputed().At("ca-file"),
        String("domain_id", "Id of the user's domain; needed with Keystone 3, unless its name is given.").OptionalComputed().Sensitive().At("domain-id"),
        String("domain_name", "Name of the user's domain; needed with Keystone 3, unless its id is given.").OptionalComputed().At("domain-name"),
        String("password", "Password of the user.").Required().Sensitive(),
        String("region", "Region of the machines.").OptionalComputed(),
        String("tenant_id", "Id of the project that the machines belong to.").OptionalComputed().Sensitive().At("tenant-id"),
        String("tenant_name", "Name of the project that the machines belong to.").OptionalComputed().At("tenant-name"),
        String("trust_id", "Id of the trust with which the user acts for another.").OptionalComputed().Sensitive().At("trust-id"),
        String("user_id", "Id of the user; an argument of rancher2 1.0 only.").Sensitive().At("user-id").Deprecated("Use username."),
        String("username", "Name of the user.").Required().Sensitive()).Required();

    private static Field LoadBalancer => Block("load_balancer", "Load balancers of Neutron or Octavia.",
        Bool("create_monitor", "Check whether the nodes behind a load balancer are alive.").OptionalComputed().At("create-monitor"),
        String("floating_network_id", "Id of the external network from which load balancers get floating IP addresses.").OptionalComputed()
            .At("floating-network-id"),
        String("lb_method", "How requests are spread: `ROUND_ROBIN`, `LEAST_CONNECTIONS` or `SOURCE_IP`.").OptionalComputed().At("lb-method"),
        String("lb_provider", "Driver of the load balancers, such as `octavia` or `haproxy`.").OptionalComputed().At("lb-provider"),
        String("lb_version", "Version of the load balancer API: `v1` or `v2`.").OptionalComputed().At("lb-version"),
        Bool("manage_security_groups", "Let Kubernetes open the nodes' security groups for load balancers.").OptionalComputed().At("manage-security-groups"),
        String("monitor_delay", "Time between two checks of a node, such as `60s`.").Duration().Default("60s").At("monitor-delay"),
        Number("monitor_max_retries", "Failed checks after which a node gets no more requests.").Default(5).At("monitor-max-retries"),
        String("monitor_timeout", "Time a check may take, such as `30s`.").Duration().Default("30s").At("monitor-timeout"),
        String("subnet_id", "Id of the subnet in which load balancers are made.").OptionalComputed().At("subnet-id"),
        Bool("use_octavia", "Use Octavia instead of Neutron.").OptionalComputed().At("use-octavia")).OptionalComputed();

    private static Field Metadata => Block("metadata", "Where a machine learns about itself.",
        Number("request_timeout", "Seconds that a request for metadata may take.").OptionalComputed().At("request-timeout"),
        String("search_order", "Sources in order, out of `configDrive` and `metadataService`, with a comma between.").OptionalComputed().At("search-order"))
            .OptionalComputed();

    private static Field Route => Block("route", "Routes to pods.",
        String("router_id", "Id of the router that gets the routes to pods.").OptionalComputed().At("router-id")).OptionalComputed();
}
