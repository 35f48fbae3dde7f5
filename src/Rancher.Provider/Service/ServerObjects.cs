using Newtonsoft.Json.Linq;
using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// Looks, while a plan is made, whether an object that the configuration names exists on the server, and which one may be meant where it does not.
/// </summary>
internal static class ServerObjects
{
    /// <summary>
    /// What is wrong with an id: the sentence that ends the message; null where the object exists, or where the server cannot be asked.
    /// </summary>
    /// <param name="services">The server.</param>
    /// <param name="collection">Collection of the management API.</param>
    /// <param name="id">The id.</param>
    /// <param name="ct">Stops the question.</param>
    public static async Task<string?> WhyMissingAsync(IProviderServices? services, string collection, string id, CancellationToken ct) =>
        (await LookAsync(services, collection, id, ct)).Why;

    /// <summary>The object; or what is wrong with its id; or neither, where the server cannot be asked, or does not say it to this user.</summary>
    /// <param name="services">The server.</param>
    /// <param name="collection">Collection of the management API.</param>
    /// <param name="id">The id.</param>
    /// <param name="ct">Stops the question.</param>
    public static Task<(JObject? Found, string? Why)> LookAsync(IProviderServices? services, string collection, string id, CancellationToken ct) =>
        services.AskAsync<(JObject?, string?)>(
            async (rancher, inner) =>
            {
                var known = await rancher.Lists.OfAsync(collection, inner);
                // One that was made since the list was read, by this run or by someone else.
                return (known.FirstOrDefault(o => (string?)o["id"] == id) ?? await rancher.Norman.FindAsync(collection, id, inner)) is { } found
                    ? (found, null)
                    : (null, Suggestion(known, id));
            },
            (null, null),
            ct);

    private static string Suggestion(IReadOnlyList<JObject> known, string id)
    {
        var ids = known.Select(o => (string?)o["id"]).OfType<string>().ToList();
        return known.FirstOrDefault(o => string.Equals((string?)o["name"], id, StringComparison.OrdinalIgnoreCase)) is { } named
                ? $"\"{id}\" is a name; write the id \"{named["id"]}\"."
            : Nearest.Of(id, ids) is { } near ? $"Did you mean \"{near}\"?"
            : ids.Count is > 0 and <= 30 ? $"There are {string.Join(", ", ids.Order(StringComparer.Ordinal))}."
            : "Look the id up in Rancher, or with the data source of its type.";
    }
}
