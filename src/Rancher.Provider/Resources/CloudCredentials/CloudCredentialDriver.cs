using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>The driver of machines, or of backups, that a cloud credential is for. Its fields stand in a member that is called after it.</summary>
internal static class CloudCredentialDriver
{
    /// <summary>The name of the member.</summary>
    public static NamePattern Member { get; } = new("", "credentialConfig");

    /// <summary>The driver of an API object, told by the member it has; null where it has none.</summary>
    public static string? Of(JObject credential) => credential.Properties()
        .Where(p => p.Value is JObject && Member.Matches(p.Name)).Select(p => Member.Parse(p.Name)).FirstOrDefault();

    /// <summary>Adds the driver to the object, which Rancher itself does not name.</summary>
    public static void Set(JObject credential) => credential["driver"] = Of(credential);
}
