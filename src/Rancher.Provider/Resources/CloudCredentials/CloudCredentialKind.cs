namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>What a cloud credential is for: the block that holds it, and the name that Rancher gives the driver.</summary>
/// <param name="Block">Name of the configuration block.</param>
/// <param name="Driver">Name of the driver, which in the API is followed by <c>credentialConfig</c>.</param>
internal sealed record CloudCredentialKind(string Block, string Driver)
{
    /// <summary>The block of a driver that has no block of its own.</summary>
    public const string AnyBlock = "driver_credential_config";

    private const string Suffix = "credentialConfig";

    /// <summary>Every kind; a credential has one for life.</summary>
    public static IReadOnlyList<CloudCredentialKind> All { get; } =
    [
        new("amazonec2_credential_config", "amazonec2"),
        new("azure_credential_config", "azure"),
        new("digitalocean_credential_config", "digitalocean"),
        new("google_credential_config", "google"),
        new("harvester_credential_config", "harvester"),
        new("linode_credential_config", "linode"),
        new("nutanix_credential_config", "nutanix"),
        new("openstack_credential_config", "openstack"),
        new("s3_credential_config", "s3"),
        new("vsphere_credential_config", "vmwarevsphere"),
    ];

    /// <summary>The names of all blocks, of which a credential has one.</summary>
    public static IReadOnlyList<string> Blocks { get; } = [.. All.Select(k => k.Block), AnyBlock];

    /// <summary>Name of its object in the API.</summary>
    public string ApiName => ApiNameOf(Driver);

    /// <summary>Name of a driver's object in the API.</summary>
    public static string ApiNameOf(string driver) => driver + Suffix;

    /// <summary>The driver of an API object, told by the object it has; null where it has none.</summary>
    public static string? DriverOf(Newtonsoft.Json.Linq.JObject credential) => credential.Properties()
        .FirstOrDefault(p => p.Name.EndsWith(Suffix, StringComparison.Ordinal) && p.Value is Newtonsoft.Json.Linq.JObject)?.Name[..^Suffix.Length];
}
