using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>The fields of <c>rancher2_cloud_credential</c>: a name, and a block for each cloud, of which one is given.</summary>
internal static class CloudCredentialFields
{
    /// <summary>The block of a driver that has no block of its own.</summary>
    public const string AnyBlock = "driver_credential_config";

    // Where the driver's name is while its fields are looked at; no field of a driver can be called that.
    private const string DriverName = "#driver";

    public static Field[] All =>
    [
        Text("name", "Name of the credential.").Required().AlwaysSent(),
        Text("description", "What the credential is for."),
        .. Kinds(
            Kind("amazonec2_credential_config", "amazonec2", "Access to Amazon EC2.",
                Secret("access_key", "Access key."),
                Text("default_region", "Region that is used where none is given, such as `eu-west-1`."),
                Secret("secret_key", "Secret key.")),
            Kind("azure_credential_config", "azure", "Access to Microsoft Azure.",
                Secret("client_id", "Id of the service principal."),
                Secret("client_secret", "Password of the service principal."),
                Text("environment", "Azure cloud, such as `AzurePublicCloud`.").Computed(),
                Secret("subscription_id", "Id of the subscription."),
                Text("tenant_id", "Id of the tenant.").Computed()),
            Kind("digitalocean_credential_config", "digitalocean", "Access to DigitalOcean.",
                Secret("access_token", "API token.")),
            Kind("google_credential_config", "google", "Access to Google Cloud.",
                Secret("auth_encoded_json", "Key of a service account, as the JSON document that Google gives.")),
            Kind("harvester_credential_config", "harvester", "Access to Harvester.",
                Text("cluster_id", "Id of the Harvester cluster, when Rancher manages it; required where `cluster_type` is `imported`."),
                Text("cluster_type", "Whether Rancher manages the Harvester cluster (`imported`) or not (`external`).").Required().OneOf("imported", "external"),
                Secret("kubeconfig_content", "Kubeconfig of the Harvester cluster.")),
            Kind("linode_credential_config", "linode", "Access to Linode.",
                Secret("token", "API token.")),
            Kind("nutanix_credential_config", "nutanix", "Access to Nutanix.",
                Text("endpoint", "Address of Prism Central.").Required(),
                Secret("password", "Password of the user."),
                Text("port", "Port of Prism Central.").Default("9440"),
                Text("username", "Name of the user.").Required()),
            Kind("openstack_credential_config", "openstack", "Access to OpenStack.",
                Secret("password", "Password of the user.")),
            Kind("s3_credential_config", "s3", "Access to an S3 bucket, for backups.",
                Secret("access_key", "Access key."),
                Text("default_bucket", "Bucket that is used where none is given."),
                Text("default_endpoint", "Address of the service where none is given, such as `s3.eu-west-1.amazonaws.com`."),
                Text("default_endpoint_ca", "CA certificate of the service, in PEM format.").Sensitive().At("defaultEndpointCA"),
                Text("default_folder", "Folder in the bucket where none is given."),
                Text("default_region", "Region where none is given."),
                Bool("default_skip_ssl_verify", "Accept any certificate of the service.").Default(false).At("defaultSkipSSLVerify").AsText(),
                Secret("secret_key", "Secret key.")),
            Kind("vsphere_credential_config", "vmwarevsphere", "Access to VMware vSphere.",
                Secret("password", "Password of the user."),
                Text("username", "Name of the user.").Required(),
                Text("vcenter", "Address of the vCenter.").Required(),
                Text("vcenter_port", "Port of the vCenter.").Default("443")),
            Block(AnyBlock, "Access by any driver of machines that the server has, also one that this provider does not know.",
                TextMap("config", "The driver's fields that are no secret, by the names that the API has, such as `username`.").NamedEntriesOnly().Members("type", DriverName),
                Text("driver", "Name of the driver, such as `exoscale`.").Required().Replaces().Matches("[a-z0-9]+", "lower case letters and digits")
                    .At(DriverName).Affixed(CloudCredentialDriver.Member),
                TextMap("secrets", "The driver's secret fields, by the names that the API has, such as `apiKey`. Rancher does not show them again.").Sensitive().Members())
                .KeyedBy("driver").AtSameLevel()),
        Text("driver", "Driver that the credential is for, told by the block that is given.").ReadOnly().FromLookup(),
        .. Metadata.Fields,
    ];

    private static Field Secret(string name, string description) => Text(name, description).Required().Sensitive();

    private static Field Kind(string block, string driver, string description, params Field[] fields) =>
        Block(block, description, fields).At(CloudCredentialDriver.Member.Put(driver));
}
