using Newtonsoft.Json.Linq;
using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Looks, while a plan is made, whether an object that the configuration names exists on the server, and which one may be meant where it does not.</summary>
internal static class ServerObjects
{
    /// <summary>
    /// What is wrong with an id: the sentence that ends the message; null where the object exists, or where the server cannot be asked.
    /// </summary>
    /// <param name="services">The server.</param>
    /// <param name="collection">Collection of the management API.</param>
    /// <param name="id">The id.</param>
    /// <param name="ct">Stops the question.</param>
    public static Task<string?> WhyMissingAsync(IProviderServices? services, string collection, string id, CancellationToken ct) => services.AskAsync<string?>(
        async (rancher, inner) =>
        {
            var known = await rancher.Lists.OfAsync(collection, inner);
            // One that was made since the list was read, by this run or by someone else.
            return known.Any(o => (string?)o["id"] == id) || await rancher.Norman.FindAsync(collection, id, inner) is not null ? null : Suggestion(known, id);
        },
        null,
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
