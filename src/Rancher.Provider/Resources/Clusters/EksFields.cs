using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>eks_config</c>: a cluster in Amazon's Elastic Kubernetes Service as Rancher's first driver for it makes it.</summary>
internal static class EksFields
{
    public static Field EksConfig => Block(
        "eks_config", "A cluster in Amazon EKS, made by the first generation of Rancher's driver.", Cluster).Until(2, 11, instead: "Use eks_config_v2.")
        .At("amazonElasticContainerServiceConfig");

    private static Field[] Cluster =>
    [
        String("access_key", "Id of the AWS access key.").Required().Sensitive(),
        String("ami", "Id of the machine image for the nodes; left out, the EKS image for the region."),
        Bool("associate_worker_node_public_ip", "Give each machine a public address.").Default(true),
        Number("desired_nodes", "Number of machines to begin with.").Since(2, 4).Default(3),
        Bool("ebs_encryption", "Encrypt the machines' EBS volumes.").Since(2, 4).Default(false),
        String("instance_type", "EC2 instance type of the machines.").Default("t2.medium"),
        String("key_pair_name", "Name of the EC2 key pair for SSH on the machines."),
        String("kubernetes_version", "Kubernetes version, such as `1.15`; left out, Rancher's own default, which Amazon may no longer have.")
            .SemanticVersion("1.30").OptionalComputed(),
        Number("maximum_nodes", "Most machines that the scaling group may have.").Default(3),
        Number("minimum_nodes", "Fewest machines that the scaling group may have.").Default(1),
        Number("node_volume_size", "Size of each machine's disk in GB.").Default(20),
        String("region", "AWS region.").Region().Default("us-west-2"),
        String("secret_key", "Secret of the AWS access key.").Required().Sensitive(),
        StringList("security_groups", "Ids of security groups for the control plane; left out, Rancher makes one."),
        String("service_role", "Name of the IAM role that EKS acts with; left out, Rancher makes one."),
        String("session_token", "Session token that belongs to a temporary access key.").Sensitive(),
        StringList("subnets", "Ids of the subnets for control plane and machines; left out, Rancher makes a network."),
        String("user_data", "Script that each machine runs when it starts; Rancher's default joins it to the cluster.").OptionalComputed(),
        String("virtual_network", "Id of the VPC that has the subnets; left out, Rancher makes a network."),
    ];
}
