using Newtonsoft.Json.Linq;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>
/// The fields of a driver stand in its object beside <c>metadata</c> and <c>kind</c>. Here they are put into a member of their own and back, so that each
/// driver's block has a place.
/// </summary>
internal static class MachineConfigShape
{
    /// <summary>Member of a driver that has no block of its own.</summary>
    public const string Any = "anyDriver";

    /// <summary>Member with the part of the name that the user chose.</summary>
    public const string NamePrefix = "generateName";

    private const string Prefix = "nc-";
    private static readonly string[] NotTheDrivers = ["metadata", "kind", "apiVersion", "id", "type", "links", "actions", "common", "providerID", "status"];

    /// <summary>The object with the driver's fields apart.</summary>
    public static JObject Nest(JObject item, MachineDriver driver, bool asAny)
    {
        var nested = new JObject(item.Properties().Where(p => NotTheDrivers.Contains(p.Name)));
        var fields = new JObject(item.Properties().Where(p => !NotTheDrivers.Contains(p.Name)));
        nested[asAny ? Any : driver.Member] = asAny ? new JObject { ["driver"] = driver.Name, ["config"] = fields } : fields;
        nested[NamePrefix] = PrefixOf((string?)item["metadata"]?["generateName"], (string?)item["metadata"]?["name"]);
        return nested;
    }

    /// <summary>The object as the server wants it, of a whole one or of the members that change.</summary>
    public static JObject Flatten(JObject nested, MachineDriver driver)
    {
        var item = new JObject(nested.Properties().Where(p => p.Name != Any && p.Name != driver.Member && p.Name != NamePrefix));
        foreach (var field in (nested[Any]?["config"] as JObject ?? nested[driver.Member] as JObject ?? []).Properties())
        {
            item[field.Name] = field.Value.DeepClone();
        }

        return item;
    }

    /// <summary>
    /// A name made here, as Rancher would make one: a name that is known before the request is one that can be looked up when the answer is lost.
    /// </summary>
    public static void Name(JObject body)
    {
        var metadata = body["metadata"] as JObject ?? (JObject)(body["metadata"] = new JObject());
        var chosen = $"{Prefix}{(string?)body[NamePrefix]}-";
        metadata["generateName"] = chosen;
        metadata["name"] = chosen + new string(System.Security.Cryptography.RandomNumberGenerator.GetItems<char>("bcdfghjklmnpqrstvwxz2456789", 5));
    }

    private static string? PrefixOf(string? generateName, string? name) => generateName is null ? name
        : generateName.StartsWith(Prefix, StringComparison.Ordinal) ? generateName[Prefix.Length..].TrimEnd('-')
        : generateName.TrimEnd('-');
}
