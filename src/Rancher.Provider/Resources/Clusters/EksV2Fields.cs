using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The block <c>eks_config_v2</c>: a cluster in Amazon's Elastic Kubernetes Service that Rancher's EKS operator makes or imports.</summary>
internal static class EksV2Fields
{
    public static Field EksConfigV2 => Block("eks_config_v2", "A cluster in Amazon EKS that Rancher makes or imports.", Cluster).Since(2, 5)
        .OptionalComputed().At("eksConfig");

    private static Field[] Cluster =>
    [
        String("cloud_credential_id", "Id of the cloud credential for AWS, such as `cattle-global-data:cc-abcde`.").Required().At("amazonCredentialSecret"),
        Bool("imported", "Take over a cluster that exists in AWS; everything but name and region is then read from there.").Default(false),
        String("ip_family", "Addresses of pods and services, `ipv4` or `ipv6`; fixed at creation.").Since(2, 14).OptionalComputed(),
        String("kms_key", "ARN of the KMS key for `secrets_encryption`; fixed at creation."),
        String("kubernetes_version", "Kubernetes version, such as `1.30`; needed unless the cluster is imported.").SemanticVersion("1.30").OptionalComputed(),
        StringList("logging_types", "Logs of the control plane to send to CloudWatch: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`."),
        String("name", "Name of the cluster in AWS; left out, Rancher makes it from the cluster's name. Fixed at creation.").OptionalComputed()
            .At("displayName"),
        NodeGroups,
        Bool("private_access", "Let the API server be reached from within the VPC.").OptionalComputed(),
        Bool("public_access", "Let the API server be reached from the internet.").OptionalComputed(),
        StringList("public_access_sources", "Addresses in CIDR notation that may reach the API server from the internet; all when left out.").Cidr()
            .OptionalComputed(),
        String("region", "AWS region; fixed at creation.").Region().Default("us-west-2"),
        Bool("secrets_encryption", "Encrypt secrets in etcd with `kms_key`; fixed at creation.").OptionalComputed(),
        StringList("security_groups", "Ids of security groups for the control plane; fixed at creation."),
        String("service_role", "Name of the IAM role that EKS acts with; left out, Rancher makes one. Fixed at creation."),
        StringList("subnets", "Ids of the subnets for the control plane; left out, Rancher makes a network. Fixed at creation."),
        StringMap("tags", "Tags of the AWS resources, as key and value."),
    ];

    private static Field NodeGroups => ListBlock("node_groups", "Groups of machines; needed unless the cluster is imported.",
        Number("desired_size", "Number of machines to begin with.").Default(2),
        Number("disk_size", "Size of each machine's disk in GB.").Default(20),
        String("ec2_ssh_key", "Name of the EC2 key pair for SSH on the machines."),
        Bool("gpu", "Use the EKS image with GPU drivers.").Default(false),
        String("image_id", "Id of the machine image; left out, the EKS image for the Kubernetes version."),
        String("instance_type", "EC2 instance type of the machines.").Default("t3.medium"),
        StringMap("labels", "Kubernetes labels of the nodes.").Labels(),
        Block("launch_template", "A launch template of your own; left out, Rancher makes one. rancher2 lets the block repeat, but means one.",
            String("id", "Id of the launch template, such as `lt-0123456789abcdef0`.").Required(),
            String("name", "Name of the launch template.").OptionalComputed(),
            Number("version", "Version of the launch template.").Default(1)),
        Number("max_size", "Most machines that the group may have.").Default(2),
        Number("min_size", "Fewest machines that the group may have.").Default(2),
        String("name", "Name of the group.").Required().At("nodegroupName"),
        String("node_role", "ARN of the IAM role of the machines; left out, Rancher makes one.").Since(2, 7).Default(""),
        Bool("request_spot_instances", "Use spot instances, of `spot_instance_types`.").Default(false),
        StringMap("resource_tags", "Tags of machines and disks, as key and value."),
        StringList("spot_instance_types", "EC2 instance types to choose from for spot instances."),
        StringList("subnets", "Ids of the subnets for the machines; left out, those of the cluster.").OptionalComputed(),
        StringMap("tags", "Tags of the group itself, as key and value."),
        String("user_data", "User data of the machines in MIME multi-part format, as a script or cloud-init.").OptionalComputed(),
        String("version", "Kubernetes version of the nodes.").Computed()).OptionalComputed();
}
