using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Http;
using Rancher.Api.Json;

namespace Rancher.Api.Norman;

/// <summary>
/// Rancher's management API below <c>/v3</c>. A collection is a plural such as <c>clusters</c>, or one inside a cluster or project such as
/// <c>cluster/c-abcde/namespaces</c>.
/// </summary>
public sealed class NormanApi(RancherHttp http)
{
    /// <summary>Tells, before and after a write, which collection it is about; what was read of it before is not to be trusted any more.</summary>
    public event Action<string>? Writing;

    /// <summary>Reads one object.</summary>
    /// <returns>Null only where Rancher itself says that the object does not exist.</returns>
    /// <exception cref="RancherException">Any other error. 403 is one of them: it is what a limited user gets for every id.</exception>
    public async Task<JObject?> FindAsync(string collection, string id, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, NormanPath.Object(collection, id));
        var response = await http.SendAsync(request, ct);
        if (response.IsSuccess)
        {
            return Asked(request, response, id);
        }

        var error = RancherHttp.ErrorOf(request, response);
        return error.ProvesAbsence ? null : throw new RancherException(error);
    }

    /// <summary>Reads one object that must exist.</summary>
    public async Task<JObject> GetAsync(string collection, string id, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, NormanPath.Object(collection, id));
        return Asked(request, await http.SendOrThrowAsync(request, ct), id);
    }

    /// <summary>Reads all objects that match, over all pages.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filters">Field names with the value they must have, or with a modifier such as <c>state_ne</c>.</param>
    /// <param name="ct">Stops the call.</param>
    public async Task<IReadOnlyList<JObject>> ListAsync(string collection, IReadOnlyDictionary<string, string>? filters, CancellationToken ct)
    {
        var path = NormanPath.Collection(collection);
        var query = NormanPath.WithQuery("", filters ?? new Dictionary<string, string>());
        var found = new List<JObject>();
        var visited = new HashSet<string>();
        for (string? page = query; page is not null;)
        {
            if (!visited.Add(page))
            {
                throw new InvalidDataException($"The list {path} of Rancher never ends: its page {page} leads back to itself.");
            }

            var response = await http.SendOrThrowAsync(new RancherRequest(HttpMethod.Get, path + page), ct);
            var data = response.Object?.Property("data") ?? throw NoAnswer($"GET {path}", "without a list");
            found.AddRange((data.Value as JArray ?? []).OfType<JObject>().Where(item => Matches(item, filters)));
            page = NextPage(response.Object);
        }

        return found;
    }

    /// <summary>Creates an object. Never sent twice.</summary>
    /// <exception cref="AnswerLostException">The object may exist; look it up.</exception>
    public async Task<JObject> CreateAsync(string collection, JObject body, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Post, NormanPath.Collection(collection), body);
        using var writing = new WriteScope(this, collection);
        var response = await http.SendOrThrowAsync(request, ct);
        return response.Object is { } created && created.FilledAt("id") is not null
            ? created
            : throw new AnswerLostException(
                TransportFault.NotRancher,
                    $"{request} was answered with {response.Status}, but without the object. It may have been carried out, so it is not repeated.");
    }

    /// <summary>
    /// Creates an object, and where the answer was lost looks whether Rancher made it. Safe where something tells the new object from older
    /// ones: a name that Rancher keeps unique, as for clusters and users, or a value that only this call knows.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="body">The new object.</param>
    /// <param name="lookUp">Filters for the search, normally the name.</param>
    /// <param name="isOurs">Whether a found object is the one this call made.</param>
    /// <param name="ct">Stops the call.</param>
    /// <exception cref="AnswerLostException">Nothing was found, or more than one: a person must look.</exception>
    public async Task<JObject> CreateOrFindAsync(
        string collection, JObject body, IReadOnlyDictionary<string, string> lookUp, Func<JObject, bool> isOurs, CancellationToken ct)
    {
        try
        {
            return await CreateAsync(collection, body, ct);
        }
        catch (AnswerLostException lost)
        {
            return await http.LostAnswers.FindAsync(lost, async inner => [.. (await ListAsync(collection, lookUp, inner)).Where(IsThere).Where(isOurs)], ct);
        }
    }

    /// <summary>
    /// Changes the fields in <paramref name="body"/> and keeps the others. Within them: null and "" clear a scalar, typed objects are merged,
    /// maps and arrays are replaced whole, labels and annotations keep keys of cattle.io.
    /// </summary>
    public Task<JObject> UpdateAsync(string collection, string id, JObject body, CancellationToken ct) =>
        PutAsync(collection, id, NormanPath.Object(collection, id), body, ct);

    private async Task<JObject> PutAsync(string collection, string id, string path, JObject body, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Put, path, body);
        NormanGuard.Check(request.Method, request.Path, body);
        using var writing = new WriteScope(this, collection);
        var response = await http.SendOrThrowAsync(request, ct);
        // The write was accepted: what an answer does not show is read.
        return Is(response.Object, id) ? response.Object! : await GetAsync(collection, id, ct);
    }

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> make the body to send from it, and starts over when another writer was faster.
    /// Use it where the body repeats what was read, so that nothing stale is ever sent. An empty body writes nothing.
    /// </summary>
    public Task<JObject> UpdateAsync(string collection, string id, Func<JObject, JObject> change, CancellationToken ct) =>
        ChangeAsync(collection, id, NormanPath.Object(collection, id), change, ct);

    /// <summary>
    /// As <see cref="UpdateAsync(string, string, Func{JObject, JObject}, CancellationToken)"/>, but fields that the body leaves out are dropped.
    /// </summary>
    public Task<JObject> ReplaceAsync(string collection, string id, Func<JObject, JObject> change, CancellationToken ct) =>
        ChangeAsync(collection, id, NormanPath.WithQuery(NormanPath.Object(collection, id), [KeyValuePair.Create("_replace", "true")]), change, ct);

    private Task<JObject> ChangeAsync(string collection, string id, string path, Func<JObject, JObject> change, CancellationToken ct) =>
        http.Conflicts.RunAsync(
        async inner =>
        {
            var current = await GetAsync(collection, id, inner);
            var body = change(current);
            return body.Count == 0 ? current : await PutAsync(collection, id, path, body, inner);
        },
        ct);

    /// <summary>Asks for the removal of an object; finalizers may keep it visible for a while.</summary>
    /// <returns>True when nothing is left to wait for: the object did not exist, or vanished at once.</returns>
    public async Task<bool> DeleteAsync(string collection, string id, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Delete, NormanPath.Object(collection, id));
        using var writing = new WriteScope(this, collection);
        var response = await http.SendAsync(request, ct);
        if (response.IsSuccess)
        {
            return response.Status == 204;
        }

        var error = RancherHttp.ErrorOf(request, response);
        // A type that this server no longer has leaves nothing to delete.
        return error.ProvesAbsence || error.IsUnknownType ? true : throw new RancherException(error);
    }

    /// <summary>Runs an action of an object. Never sent twice.</summary>
    /// <returns>The output; null for actions that answer with nothing. Accepted does not mean done.</returns>
    /// <exception cref="AnswerLostException">It may have been carried out.</exception>
    public Task<JObject?> ActionAsync(string collection, string id, string action, JObject? input, CancellationToken ct) =>
        RunAsync(collection, id, action, input, isRepeatable: false, ct);

    /// <summary>Runs an action that says how an object is to be, such as <c>cordon</c>: carried out twice, it does what it does once.</summary>
    public Task SwitchAsync(string collection, string id, string action, JObject? input, CancellationToken ct) =>
        RunAsync(collection, id, action, input, isRepeatable: true, ct);

    private async Task<JObject?> RunAsync(string collection, string id, string action, JObject? input, bool isRepeatable, CancellationToken ct)
    {
        using var writing = new WriteScope(this, collection);
        var path = NormanPath.WithAction(NormanPath.Object(collection, id), action);
        return (await http.SendOrThrowAsync(new RancherRequest(HttpMethod.Post, path, input ?? []) { Repeatable = isRepeatable }, ct)).Object;
    }

    /// <summary>Runs an action of a collection that changes nothing, such as a search.</summary>
    public async Task<JObject?> SearchAsync(string collection, string action, JObject input, CancellationToken ct) =>
        (await http.SendOrThrowAsync(new RancherRequest(HttpMethod.Post, NormanPath.WithAction(NormanPath.Collection(collection), action), input), ct)).Object;

    private static bool IsThere(JObject item) => JsonValues.IsAbsent(item["removed"]);

    /// <summary>An object of another id, or of none, is not an answer: as one it would replace the object in the state.</summary>
    private static JObject Asked(RancherRequest request, RancherResponse response, string id) => Is(response.Object, id)
        ? response.Object!
        : throw NoAnswer(request.ToString(), response.Object is null ? $"with {response.Status}, but without a JSON object" : "with another object");

    // Schemas are found without regard to case.
    private static bool Is(JObject? item, string id) => string.Equals(item.TextAt("id"), id, StringComparison.OrdinalIgnoreCase);

    private static RancherTransportException NoAnswer(string request, string how) => new(
        TransportFault.NotRancher,
            $"{request} was answered {how}, so something on the way to Rancher may have answered in its place. Check api_url, and any proxy on the way.");

    // Rancher ignores filters it does not know and then returns everything.
    private static bool Matches(JObject item, IReadOnlyDictionary<string, string>? filters) =>
        filters is null || filters.All(filter => !IsPlainField(filter.Key) || FieldText(item[filter.Key]) == filter.Value);

    private static bool IsPlainField(string name) =>
        !name.Contains('_', StringComparison.Ordinal) && name is not ("limit" or "marker" or "sort" or "order" or "reverse");

    private static string FieldText(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => "",
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue { Value: IFormattable number } => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => token.ToString(),
    };

    /// <summary>Only the query of the link counts: its host may be one that this machine does not know, or should not send a token to.</summary>
    private static string? NextPage(JObject? collection) =>
        collection.TextAt("pagination", "next") is { } next && next.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start
            ? next[start..]
            : null;

    private readonly struct WriteScope : IDisposable
    {
        private readonly NormanApi _norman;
        private readonly string _collection;

        public WriteScope(NormanApi norman, string collection)
        {
            (_norman, _collection) = (norman, collection);
            _norman.Writing?.Invoke(_collection);
        }

        public void Dispose() => _norman.Writing?.Invoke(_collection);
    }
}
