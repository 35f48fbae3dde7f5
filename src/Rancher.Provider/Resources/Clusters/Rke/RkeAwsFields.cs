using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The AWS cloud provider. RKE writes these settings to an INI file, whose names with dashes Rancher's API keeps.</summary>
internal static class RkeAwsFields
{
    public static Field AwsCloudProvider => Block("aws_cloud_provider", "Settings of the AWS cloud provider; most clusters need only the name `aws`.", Global, ServiceOverride);

    private static Field Global => Block("global", "Settings for all of AWS.",
        Bool("disable_security_group_ingress", "Do not add rules for load balancers to the nodes' security group.").Default(false).At("disable-security-group-ingress"),
        Bool("disable_strict_zone_check", "Accept availability zones whose names do not follow the usual pattern.").Default(false).At("disable-strict-zone-check"),
        Text("elb_security_group", "Id of an existing security group for all load balancers, instead of a new one for each.").Computed().At("elb-security-group"),
        Text("kubernetes_cluster_id", "Cluster id in the tag `kubernetes.io/cluster/<id>` of the resources that belong to the cluster.").Computed().At("kubernetes-cluster-id"),
        Text("kubernetes_cluster_tag", "Value of the older tag `KubernetesCluster` of the resources that belong to the cluster.").Computed().At("kubernetes-cluster-tag"),
        Text("role_arn", "ARN of the IAM role that the cloud provider takes on.").Computed().At("role-arn"),
        Text("route_table_id", "Id of the route table that gets the routes to pods.").Computed().At("routetable-id"),
        Text("subnet_id", "Id of the subnet; for control planes that run outside of AWS.").Computed().At("subnet-id"),
        Text("vpc", "Id of the VPC; for control planes that run outside of AWS.").Computed(),
        Text("zone", "Availability zone; left out, it is that of the instance.").Computed()).Computed();

    private static Field ServiceOverride => Blocks("service_override", "An endpoint other than the usual for one AWS service.",
        Text("region", "Region in which the endpoint is used.").Computed(),
        Text("service", "Name of the AWS service, such as `ec2`; each may be given once.").Required(),
        Text("signing_method", "How requests are signed, such as `v4`.").Computed().At("signing-method"),
        Text("signing_name", "Service name with which requests are signed.").Computed().At("signing-name"),
        Text("signing_region", "Region with which requests are signed.").Computed().At("signing-region"),
        Text("url", "URL of the endpoint.").Computed()).KeyedBy("service", inside: true);
}
