using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>The AWS cloud provider. RKE writes these settings to an INI file, whose names with dashes Rancher's API keeps.</summary>
internal static class RkeAwsFields
{
    public static Field AwsCloudProvider => Block(
            "aws_cloud_provider", "Settings of the AWS cloud provider; most clusters need only the name `aws`.", Global, ServiceOverride)
        .NotRemovable(LeftoverObject.CloudProvider);

    private static Field Global => Block("global", "Settings for all of AWS.",
        Bool("disable_security_group_ingress", "Do not add rules for load balancers to the nodes' security group.").Default(false)
            .At("disable-security-group-ingress"),
        Bool("disable_strict_zone_check", "Accept availability zones whose names do not follow the usual pattern.").Default(false)
            .At("disable-strict-zone-check"),
        String("elb_security_group", "Id of an existing security group for all load balancers, instead of a new one for each.").OptionalComputed()
            .At("elb-security-group"),
        String("kubernetes_cluster_id", "Cluster id in the tag `kubernetes.io/cluster/<id>` of the resources that belong to the cluster.").OptionalComputed()
            .At("kubernetes-cluster-id"),
        String("kubernetes_cluster_tag", "Value of the older tag `KubernetesCluster` of the resources that belong to the cluster.").OptionalComputed()
            .At("kubernetes-cluster-tag"),
        String("role_arn", "ARN of the IAM role that the cloud provider takes on.").OptionalComputed().At("role-arn"),
        String("route_table_id", "Id of the route table that gets the routes to pods.").OptionalComputed().At("routetable-id"),
        String("subnet_id", "Id of the subnet; for control planes that run outside of AWS.").OptionalComputed().At("subnet-id"),
        String("vpc", "Id of the VPC; for control planes that run outside of AWS.").OptionalComputed(),
        String("zone", "Availability zone; left out, it is that of the instance.").OptionalComputed()).OptionalComputed();

    private static Field ServiceOverride => ListBlock("service_override", "An endpoint other than the usual for one AWS service.",
        String("region", "Region in which the endpoint is used.").OptionalComputed(),
        String("service", "Name of the AWS service, such as `ec2`; each may be given once.").NotEmpty().Required(),
        String("signing_method", "How requests are signed, such as `v4`.").OptionalComputed().At("signing-method"),
        String("signing_name", "Service name with which requests are signed.").OptionalComputed().At("signing-name"),
        String("signing_region", "Region with which requests are signed.").OptionalComputed().At("signing-region"),
        String("url", "URL of the endpoint.").Url().OptionalComputed()).ListMapKey("service", inside: true);
}
