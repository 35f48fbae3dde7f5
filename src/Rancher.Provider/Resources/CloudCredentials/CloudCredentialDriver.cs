using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>The driver of machines, or of backups, that a cloud credential is for. Its fields stand in a member that is called after it.</summary>
internal static class CloudCredentialDriver
{
    /// <summary>What follows the driver's name in the name of the member.</summary>
    public const string Suffix = "credentialConfig";

    /// <summary>The driver of an API object, told by the member it has; null where it has none.</summary>
    public static string? Of(JObject credential) => credential.Properties()
        .FirstOrDefault(p => p.Name.EndsWith(Suffix, StringComparison.Ordinal) && p.Value is JObject)?.Name[..^Suffix.Length];

    /// <summary>The object with its driver told, which Rancher itself does not.</summary>
    public static JObject Tell(JObject credential)
    {
        credential["driver"] = Of(credential);
        return credential;
    }
}
