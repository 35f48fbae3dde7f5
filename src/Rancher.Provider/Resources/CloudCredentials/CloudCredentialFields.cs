using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
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
        String("name", "Name of the credential.").NotEmpty().Required().AlwaysSent(),
        String("description", "What the credential is for."),
        .. OneOfBlocks(
            Kind("amazonec2_credential_config", "amazonec2", "Access to Amazon EC2.",
                Secret("access_key", "Access key."),
                String("default_region", "Region that is used where none is given, such as `eu-west-1`.").Region(),
                Secret("secret_key", "Secret key.")),
            Kind("azure_credential_config", "azure", "Access to Microsoft Azure.",
                Secret("client_id", "Id of the service principal."),
                Secret("client_secret", "Password of the service principal."),
                String("environment", "Azure cloud, such as `AzurePublicCloud`.").OptionalComputed(),
                Secret("subscription_id", "Id of the subscription."),
                String("tenant_id", "Id of the tenant.").OptionalComputed()),
            Kind("digitalocean_credential_config", "digitalocean", "Access to DigitalOcean.",
                Secret("access_token", "API token.")),
            Kind("google_credential_config", "google", "Access to Google Cloud.",
                Secret("auth_encoded_json", "Key of a service account, as the JSON document that Google gives.").JsonObject()),
            Kind("harvester_credential_config", "harvester", "Access to Harvester.",
                String("cluster_id", "Id of the Harvester cluster, when Rancher manages it; required where `cluster_type` is `imported`."),
                String("cluster_type", "Whether Rancher manages the Harvester cluster (`imported`) or not (`external`).").Required()
                    .OneOf("imported", "external"),
                Secret("kubeconfig_content", "Kubeconfig of the Harvester cluster.")),
            Kind("linode_credential_config", "linode", "Access to Linode.",
                Secret("token", "API token.")),
            Kind("nutanix_credential_config", "nutanix", "Access to Nutanix.",
                String("endpoint", "Address of Prism Central.").Host().Required(),
                Secret("password", "Password of the user."),
                String("port", "Port of Prism Central.").PortText().Default("9440"),
                String("username", "Name of the user.").Required()),
            Kind("openstack_credential_config", "openstack", "Access to OpenStack.",
                Secret("password", "Password of the user.")),
            Kind("s3_credential_config", "s3", "Access to an S3 bucket, for backups.",
                Secret("access_key", "Access key."),
                String("default_bucket", "Bucket that is used where none is given.").S3Bucket(),
                String("default_endpoint", "Address of the service where none is given, such as `s3.eu-west-1.amazonaws.com`.").HostAndPort(),
                String("default_endpoint_ca", "CA certificate of the service, in PEM format.").PemOrBase64Certificate().Sensitive().At("defaultEndpointCA"),
                String("default_folder", "Folder in the bucket where none is given."),
                String("default_region", "Region where none is given.").Region(),
                Bool("default_skip_ssl_verify", "Accept any certificate of the service.").Default(false).At("defaultSkipSSLVerify").EncodedAsString(),
                Secret("secret_key", "Secret key.")),
            Kind("vsphere_credential_config", "vmwarevsphere", "Access to VMware vSphere.",
                Secret("password", "Password of the user."),
                String("username", "Name of the user.").Required(),
                String("vcenter", "Address of the vCenter.").Host().Required(),
                String("vcenter_port", "Port of the vCenter.").PortText().Default("443")),
            Block(AnyBlock, "Access by any driver of machines that the server has, also one that this provider does not know.",
                StringMap("config", "The driver's fields that are no secret, by the names that the API has, such as `username`.").GranularOwnership()
                    .AdditionalProperties("type", DriverName),
                String("driver", "Name of the driver, such as `exoscale`.").Required().RequiresReplace().Matches("[a-z0-9]+", "lower case letters and digits")
                    .At(DriverName).NamedBy(CloudCredentialDriver.Member),
                StringMap("secrets", "The driver's secret fields, by the names that the API has, such as `apiKey`. Rancher does not show them again.")
                    .Sensitive().AdditionalProperties())
                .ListMapKey("driver").Inline()),
        String("driver", "Driver that the credential is for, determined by the block that is set.").Computed().UseStateForUnknown().FromRelatedObject(),
        .. Metadata.Fields,
    ];

    /// <summary>The driver of the block that is given; null while it is not known.</summary>
    public static string? DriverOf(TfValue attributes) => attributes[AnyBlock].Items is [var any, ..]
        ? any["driver"].StringOrNull()
        : All.Where(f => f.IsBlock && f.Name != AnyBlock && attributes[f.Name].Items.Count > 0).Select(f => CloudCredentialDriver.Member.Parse(f.ApiPath))
        .FirstOrDefault();

    private static Field Secret(string name, string description) => String(name, description).Required().Sensitive();

    private static Field Kind(string block, string driver, string description, params Field[] fields) =>
        Block(block, description, fields).At(CloudCredentialDriver.Member.Format(driver));
}
