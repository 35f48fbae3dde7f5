using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Http;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>
/// Rancher's Kubernetes-shaped API below <c>/v1</c>, from 2.6 on: objects of the local cluster, such as
/// <c>provisioning.cattle.io.clusters</c>, or of a cluster behind the proxy. A type is written as its group, a dot and its plural; a
/// namespace is null for a type without.
/// </summary>
public sealed class SteveApi
{
    private readonly RancherHttp _http;
    private readonly StevePath _path;
    private readonly SteveLists _lists;

    public SteveApi(RancherHttp http)
        : this(http, null)
    {
    }

    private SteveApi(RancherHttp http, string? clusterId)
    {
        _http = http;
        _path = new StevePath(clusterId);
        _lists = new SteveLists(http, _path);
        ClusterId = clusterId;
    }

    /// <summary>Tells, before and after a write, which collections it is about: <c>secrets</c>, and <c>secrets/default</c>.</summary>
    public event Action<string>? Writing;

    /// <summary>The downstream cluster this is the API of; null for Rancher's own.</summary>
    public string? ClusterId { get; }

    /// <summary>
    /// The API of a downstream cluster, answered by the Rancher agent in it. While the agent is not connected each call waits 14 to 23
    /// seconds and then fails with <see cref="RancherError.IsClusterUnavailable"/>: ask <see cref="IsConnectedAsync"/> before.
    /// </summary>
    public SteveApi OfCluster(string clusterId) => new(_http, clusterId);

    /// <summary>
    /// Whether the cluster can be reached, asked in the way that answers at once. Its objects are not proof of it: their state stays
    /// <c>active</c> for some seconds after the agent is lost.
    /// </summary>
    public async Task<bool> IsConnectedAsync(CancellationToken ct)
    {
        if (ClusterId is null)
        {
            return true;
        }

        var request = new RancherRequest(HttpMethod.Get, _path.Prefix + "/version");
        var response = await _http.SendAsync(request, ct);
        if (response.IsSuccess)
        {
            return true;
        }

        var error = RancherHttp.ErrorOf(request, response);
        return error.IsClusterUnavailable ? false : throw new RancherException(error);
    }

    /// <summary>Reads one object.</summary>
    /// <returns>Null only for a 404 in which the server names the object.</returns>
    /// <exception cref="RancherException">
    /// Any other error. A 404 with an empty body means that the type is unknown or invisible to this user, 403 that the right is missing;
    /// both come for objects that exist too.
    /// </exception>
    public async Task<JObject?> FindAsync(string type, string? ns, string name, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, _path.Object(type, ns, name));
        var response = await _http.SendAsync(request, ct);
        return response.IsSuccess ? Asked(request, response, ns, name) : AbsentOrThrow(request, response, type, name);
    }

    /// <summary>Reads one object that must exist.</summary>
    public async Task<JObject> GetAsync(string type, string? ns, string name, CancellationToken ct)
    {
        var request = new RancherRequest(HttpMethod.Get, _path.Object(type, ns, name));
        return Asked(request, await SendAsync(request, type, ct), ns, name);
    }

    /// <summary>Reads all objects that match, over all pages.</summary>
    public Task<IReadOnlyList<JObject>> ListAsync(string type, SteveQuery query, CancellationToken ct) => _lists.ReadAsync(type, query, ct);

    /// <summary>
    /// Creates an object. Never sent twice. <c>metadata.generateName</c> may stand for the name; <c>_type</c> is the type of a secret, and
    /// <c>type</c> is never sent.
    /// </summary>
    /// <exception cref="AnswerLostException">The object may exist; look it up.</exception>
    public async Task<SteveWrite> CreateAsync(string type, JObject item, CancellationToken ct)
    {
        using var writing = new WriteScope(this, type, SteveBody.Namespace(item));
        var request = new RancherRequest(HttpMethod.Post, _path.Collection(type, null), SteveBody.ForPost(item));
        var response = await SendAsync(request, type, ct);
        return response.Object is { } created && SteveBody.IsNamed(created, SteveBody.Namespace(item), SteveBody.Name(item))
            ? Written(created, response)
            : throw new AnswerLostException(
                TransportFault.NotRancher,
                    $"{request} was answered with {response.Status}, but without the object. It may have been carried out, so it is not repeated.");
    }

    /// <summary>
    /// Creates an object with a name of its own, and where the answer was lost looks whether Rancher made it.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="item">The new object.</param>
    /// <param name="ct">Stops the call.</param>
    public async Task<SteveWrite> CreateOrFindAsync(string type, JObject item, CancellationToken ct)
    {
        try
        {
            return await CreateAsync(type, item, ct);
        }
        catch (AnswerLostException lost) when (SteveBody.Name(item) is { } name)
        {
            var found = await _http.LostAnswers.FindAsync(
                lost, async inner => await FindAsync(type, SteveBody.Namespace(item), name, inner) is { } there ? [there] : [], ct);
            return !SteveConditions.IsBeingDeleted(found) && SteveBody.IsMadeOf(found, item)
                ? new SteveWrite(found, [])
                : throw new AnswerLostException(lost.Fault, $"{lost.Message} Rancher shows another object of that name now.", lost);
        }
    }

    /// <summary>
    /// Replaces an object by exactly this one. It must carry the <c>metadata.resourceVersion</c> of the read it was made from; when another
    /// writer was faster the server refuses it (<see cref="RancherError.IsConflict"/>).
    /// </summary>
    public async Task<SteveWrite> ReplaceAsync(string type, JObject item, CancellationToken ct)
    {
        // The server goes by the name in the body and ignores the path; and without a version it answers 500.
        var (ns, name) = (SteveBody.Namespace(item), SteveBody.Name(item));
        if (name is null || item.FilledAt("metadata", "resourceVersion") is null)
        {
            throw new ArgumentException("A replacement has the name and the resourceVersion of the object that was read.", nameof(item));
        }

        using var writing = new WriteScope(this, type, ns);
        var request = new RancherRequest(HttpMethod.Put, _path.Object(type, ns, name), SteveBody.ForPut(item));
        var response = await SendAsync(request, type, ct);
        // The write was accepted: what an answer does not show is read.
        return Written(response.Object is { } written && SteveBody.IsNamed(written, ns, name) ? written : await GetAsync(type, ns, name, ct), response);
    }

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> make the new one from a copy of it, and starts over when another writer was faster.
    /// Nothing stale is ever sent, and nothing at all when the server has everything already.
    /// </summary>
    public Task<SteveWrite> UpdateAsync(string type, string? ns, string name, Func<JObject, JObject> change, CancellationToken ct) => _http.Conflicts.RunAsync(
        async inner =>
        {
            var current = await GetAsync(type, ns, name, inner);
            var changed = change((JObject)current.DeepClone());
            return JsonValues.Same(SteveBody.ForPut(changed), SteveBody.ForPut(current))
                ? new SteveWrite(current, []) { Sent = false }
                : await ReplaceAsync(type, changed, inner);
        },
        ct);

    /// <summary>
    /// Changes parts of an object whatever its version is by then, through the Kubernetes API: Steve itself patches objects in namespaces
    /// only from 2.15 on. The object is read once, for its path.
    /// </summary>
    /// <returns>The object in the shape of Kubernetes, without what Steve adds.</returns>
    public async Task<JObject> PatchAsync(string type, string? ns, string name, JToken patch, PatchKind kind, CancellationToken ct)
    {
        var target = _path.Kubernetes((await GetAsync(type, ns, name, ct)).TextAt("links", "view"))
            ?? throw new RancherTransportException(TransportFault.NotRancher, $"Rancher names no Kubernetes path for {type} \"{name}\".");
        using var writing = new WriteScope(this, type, ns);
        var request = new RancherRequest(HttpMethod.Patch, target, patch)
        {
            ContentType = kind == PatchKind.Json ? "application/json-patch+json" : "application/merge-patch+json",
        };
        return (await SendAsync(request, type, ct)).Object ?? throw NoObject(type, name);
    }

    /// <summary>Asks for the removal of an object; finalizers may keep it visible for a while.</summary>
    /// <returns>True when nothing is left to wait for: the object did not exist, or vanished at once.</returns>
    public async Task<bool> DeleteAsync(string type, string? ns, string name, CancellationToken ct) =>
        await RemoveAsync(type, ns, name, ct) is null;

    /// <summary>Runs an action of an object.</summary>
    /// <returns>The output; null for actions that answer with nothing. Accepted does not mean done.</returns>
    public async Task<JObject?> ActionAsync(string type, string? ns, string name, string action, JObject? input, CancellationToken ct)
    {
        using var writing = new WriteScope(this, type, ns);
        var path = _path.Object(type, ns, name) + StevePath.Query(("action", action));
        // A conflict says that nothing was done.
        var answer = await _http.Conflicts.RunAsync(inner => SendAsync(new RancherRequest(HttpMethod.Post, path, input ?? []), type, inner), ct);
        return answer.Object;
    }

    /// <summary>Runs an action, and where the answer was lost looks for what it began.</summary>
    /// <param name="action">Runs it, with <see cref="ActionAsync"/>.</param>
    /// <param name="look">Finds the objects by which it shows that the action was carried out.</param>
    /// <param name="ct">Stops the call; not before there was time for a look.</param>
    /// <exception cref="AnswerLostException">There is no sign of it.</exception>
    public async Task<JObject?> ActOrFindAsync(
        Func<CancellationToken, Task<JObject?>> action, Func<CancellationToken, Task<IReadOnlyList<JObject>>> look, CancellationToken ct)
    {
        try
        {
            return await action(ct);
        }
        catch (AnswerLostException lost)
        {
            return await _http.LostAnswers.FindAsync(lost, look, ct);
        }
    }

    /// <summary>Follows a link of an object, such as <c>info</c> of a chart repository or <c>logs</c> of an operation.</summary>
    /// <returns>The answer, which is not always JSON.</returns>
    public Task<RancherResponse> LinkAsync(
        string type, string? ns, string name, string link, IEnumerable<(string Name, string? Value)> parameters, CancellationToken ct) =>
        SendAsync(new RancherRequest(HttpMethod.Get, _path.Object(type, ns, name) + StevePath.Query(parameters.Prepend(("link", link)))), type, ct);

    /// <summary>Names of the types this user may see.</summary>
    public async Task<IReadOnlyCollection<string>> TypesAsync(CancellationToken ct)
    {
        var root = (await SendAsync(new RancherRequest(HttpMethod.Get, _path.Root), "the list of types", ct)).Object;
        // Rancher 2.15 answers with a list whose only item is what the earlier ones answer with.
        var links = (string?)root?["type"] == "collection" ? root["data"]?.First?["links"] : root?["links"];
        return [.. (links as JObject ?? []).Properties().Select(link => link.Name)];
    }

    /// <summary>Asks for the removal of an object.</summary>
    /// <returns>The object while it is being removed; null when it is gone.</returns>
    public async Task<JObject?> RemoveAsync(string type, string? ns, string name, CancellationToken ct)
    {
        using var writing = new WriteScope(this, type, ns);
        var request = new RancherRequest(HttpMethod.Delete, _path.Object(type, ns, name));
        var response = await _http.SendAsync(request, ct);
        return response.IsSuccess
            ? response.Status == 204 ? null : response.Object ?? []
            : AbsentOrThrow(request, response, type, name);
    }

    private async Task<RancherResponse> SendAsync(RancherRequest request, string type, CancellationToken ct)
    {
        var response = await _http.SendAsync(request, ct);
        return response.IsSuccess ? response : throw new RancherException(SteveErrors.Read(request, response, type));
    }

    private static JObject? AbsentOrThrow(RancherRequest request, RancherResponse response, string type, string name)
    {
        var error = SteveErrors.Read(request, response, type);
        return SteveErrors.ProvesAbsence(error, type, name) ? null : throw new RancherException(error);
    }

    private static SteveWrite Written(JObject item, RancherResponse response) => new(item, [.. response.Warnings.Select(SteveWarning.Read)]);

    /// <summary>An object of another name, or of none, is not an answer: as one it would replace the object in the state.</summary>
    private static JObject Asked(RancherRequest request, RancherResponse response, string? ns, string name) =>
        response.Object is { } found && SteveBody.IsNamed(found, ns, name) ? found : throw new RancherTransportException(
            TransportFault.NotRancher,
            $"{request} was answered {(response.Object is null ? $"with {response.Status}, but without a JSON object" : "with another object")}, "
            + "so something on the way to Rancher may have answered in its place. Check api_url, and any proxy on the way.");

    private static RancherTransportException NoObject(string type, string? name) =>
        new(TransportFault.NotRancher, $"Rancher answered for {type} \"{name}\", but without a JSON object.");

    private readonly struct WriteScope : IDisposable
    {
        private readonly SteveApi _steve;
        private readonly string _type;
        private readonly string? _namespace;

        public WriteScope(SteveApi steve, string type, string? ns)
        {
            (_steve, _type, _namespace) = (steve, type, ns);
            RaiseWriting();
        }

        public void Dispose() => RaiseWriting();

        private void RaiseWriting()
        {
            _steve.Writing?.Invoke(_type);
            if (!string.IsNullOrEmpty(_namespace))
            {
                _steve.Writing?.Invoke(SteveCollections.Of(_type, _namespace));
            }
        }
    }
}

/// <summary>How a patch is written.</summary>
public enum PatchKind
{
    /// <summary>An object with the changed fields; null removes one, lists are replaced.</summary>
    Merge,

    /// <summary>A list of operations.</summary>
    Json,
}
