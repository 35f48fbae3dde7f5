using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>Registries other than Docker Hub from which the nodes of an RKE cluster pull images.</summary>
internal static class RkeRegistryFields
{
    public static Field PrivateRegistries => ListBlock("private_registries", "A registry from which the nodes pull images, and how they log in to it.",
        Block("ecr_credential_plugin", "Let the kubelet fetch logins for Amazon ECR, whose passwords expire.",
            String("aws_access_key_id", "Id of the AWS access key; left out, the machine's instance profile is used."),
            String("aws_secret_access_key", "Secret of the AWS access key.").Sensitive(),
            String("aws_session_token", "Session token that belongs to temporary AWS credentials.").Sensitive().At("awsAccessToken")).Since(2, 5),
        Bool("is_default", "Pull the images of Kubernetes and Rancher from this registry; at most one registry can be the default.").Default(false),
        String("password", "Password for the registry.").Sensitive(),
        String("url", "Host name of the registry without scheme, such as `registry.example.com:5000`.").RegistryHost().Required(),
        String("user", "User name for the registry.").Sensitive());
}
