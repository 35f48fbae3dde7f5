using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>
/// The fields of a driver stand in a member that is called after it. For a driver without a block of its own they are put into one of a fixed name, and back,
/// so that the block has a place.
/// </summary>
internal static class CloudCredentialShape
{
    /// <summary>Member of a driver that has no block of its own.</summary>
    public const string Any = "anyDriver";

    /// <summary>The credential with its driver told, and the driver's fields where its block has its place.</summary>
    /// <param name="credential">The credential as the server shows it.</param>
    /// <param name="known">What is known of the resource: its state, or its plan.</param>
    public static JObject Nest(JObject credential, TfValue known)
    {
        var driver = CloudCredentialKind.DriverOf(credential);
        credential["driver"] = driver;
        var isAny = known[CloudCredentialKind.AnyBlock].Items.Count > 0 || CloudCredentialKind.All.All(k => k.Driver != driver);
        if (driver is not null && isAny)
        {
            var fields = (JObject)credential[CloudCredentialKind.ApiNameOf(driver)]!;
            credential.Remove(CloudCredentialKind.ApiNameOf(driver));
            credential[Any] = new JObject { ["driver"] = driver, ["config"] = new JObject(fields.Properties().Where(p => p.Name != "type" && p.Value is JValue { Value: not null })) };
        }

        return credential;
    }

    /// <summary>The credential, or the members of it that change, as the server wants it. Secrets go along each time, since no answer tells which are there.</summary>
    public static JObject Flatten(JObject nested, TfValue planned)
    {
        if (nested[Any] is not JObject any)
        {
            return nested;
        }

        nested.Remove(Any);
        var fields = any["config"] as JObject ?? [];
        foreach (var (name, value) in (planned[CloudCredentialKind.AnyBlock].Items[0]["secrets"] as TfMap)?.Entries ?? new Dictionary<string, TfValue>())
        {
            fields[name] = value.AsText();
        }

        nested[CloudCredentialKind.ApiNameOf((string)any["driver"]!)] = fields;
        return nested;
    }
}
