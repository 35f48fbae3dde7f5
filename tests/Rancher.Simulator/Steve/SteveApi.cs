using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// The API below <c>/v1</c>, and the same objects below <c>/api</c> and <c>/apis</c>. An administrator sees every type; everybody else an
/// empty list of clusters, and no other type.
/// </summary>
internal sealed class SteveApi
{
    private readonly World _world;
    private readonly SteveRules _rules;
    private readonly SteveObjects _objects = new();
    private readonly SteveView _view;
    private readonly SteveList _lists;
    private readonly ProvisioningClusters _clusters;
    private readonly ClusterRepos _repos;
    private readonly Dictionary<string, SteveType> _types;

    public SteveApi(World world, Func<string, TypeBehavior> behavior)
    {
        _world = world;
        _rules = SteveRules.For(world.Options.SteveVersion ?? world.Options.RancherVersion);
        _view = new SteveView(_rules);
        _repos = new ClusterRepos(world, _objects);
        _lists = new SteveList(_rules, _view, _objects);
        _types = SteveType.All(_rules).ToDictionary(type => type.Collection);
        _clusters = new ProvisioningClusters(world, _rules, _objects, id => _types[id], behavior);
        foreach (var name in new[] { "default", "fleet-default", "fleet-local", "cattle-global-data", "cattle-system" })
        {
            _objects.Add(new SteveObject(_types["namespaces"], New(_types["namespaces"], new JObject { ["name"] = name })));
        }
    }

    public static bool Answers(string[] segments) => segments is ["v1" or "api" or "apis", ..] or ["k8s", "clusters", "local", ..];

    /// <summary>The agent of a host that joins a cluster.</summary>
    public ApiAnswer Register(ApiRequest request) => _clusters.Machines.Register(request);

    public ApiAnswer Answer(ApiRequest request)
    {
        var segments = request.Segments is ["k8s", "clusters", "local", .. var rest] ? rest : request.Segments;
        var isKubernetes = segments is not ["v1", ..];
        _clusters.FollowTwins();
        try
        {
            return segments switch
            {
                ["v1"] => Root(request),
                ["v1", "schemas", var id] => Schema(id, request),
                ["v1", var type] => Collection(type, null, request),
                ["v1", var type, var one] when Type(type, request) is { } found =>
                    found.IsNamespaced ? Collection(type, one, request) : Single(found, null, one, request),
                ["v1", var type, var ns, var name, ..] when Type(type, request) is { } found => Single(found, ns, name, request),
                ["api", "v1", .. var tail] => Raw("", tail, request),
                ["apis", var group, _, .. var tail] => Raw(group, tail, request),
                _ => ApiAnswer.Empty(404),
            };
        }
        catch (SteveError error)
        {
            return error.Answer(isKubernetes);
        }
    }

    private SteveType? Type(string collection, ApiRequest request) =>
        _types.GetValueOrDefault(collection) is { } type && (request.Caller!.IsAdmin || collection == ProvisioningClusters.Type) ? type : null;

    private ApiAnswer Root(ApiRequest request)
    {
        var root = new JObject
        {
            ["id"] = "v1",
            ["type"] = "apiRoot",
            ["links"] = new JObject(_types.Values.Select(type => new JProperty(type.Collection, $"{request.BaseUrl}/v1/{type.Collection}"))),
        };
        return ApiAnswer.Ok(!_rules.RootIsList ? root : new JObject
        {
            ["type"] = "collection",
            ["links"] = new JObject { ["self"] = request.BaseUrl + "/v1" },
            ["actions"] = new JObject(),
            ["resourceType"] = "apiRoot",
            ["data"] = new JArray(root),
        });
    }

    private ApiAnswer Schema(string id, ApiRequest request)
    {
        var type = _types.Values.FirstOrDefault(type => type.Id == id && Type(type.Collection, request) is not null)
            ?? throw new SteveError(404, "NotFound", "no such schema");
        return ApiAnswer.Ok(new JObject
        {
            ["id"] = id,
            ["type"] = "schema",
            ["links"] = new JObject { ["collection"] = $"{request.BaseUrl}/v1/{type.Collection}", ["self"] = $"{request.BaseUrl}/v1/schemas/{id}" },
            ["pluralName"] = type.Collection,
            ["attributes"] = new JObject
            {
                ["group"] = type.Group, ["kind"] = type.Kind, ["namespaced"] = type.IsNamespaced, ["resource"] = type.Plural, ["version"] = type.Version,
            },
        });
    }

    private ApiAnswer Collection(string name, string? ns, ApiRequest request)
    {
        if (Type(name, request) is not { } type)
        {
            return ApiAnswer.Empty(404);
        }

        return request.Method switch
        {
            "GET" => _lists.Answer(type, ns, request),
            "POST" when !type.Blocked.Contains("POST") => Create(type, ns, request),
            _ => throw SteveError.NotSupported(request.Method),
        };
    }

    private ApiAnswer Single(SteveType type, string? ns, string name, ApiRequest request)
    {
        if (type.Blocked.Contains(request.Method) || !request.Caller!.IsAdmin)
        {
            throw SteveError.NotSupported(request.Method);
        }

        if (request.Method == "PUT")
        {
            return Replace(type, request);
        }

        if (request.Method == "PATCH" && type.IsNamespaced && !_rules.PatchesInNamespaces)
        {
            throw new SteveError(404, "NotFound", "the server could not find the requested resource");
        }

        var item = _objects.Find(type.Collection, ns, name) ?? throw SteveError.NotFound(type, name);
        return request.Method switch
        {
            "GET" => ApiAnswer.Ok(_view.Show(item, request)),
            "DELETE" => Delete(item, request),
            "PATCH" => ApiAnswer.Ok(_view.Show(Patch(item, request), request)),
            "POST" => throw new SteveError(403, "PermissionDenied", $"no such action {request.Action}"),
            _ => throw SteveError.NotSupported(request.Method),
        };
    }

    private ApiAnswer Raw(string group, string[] tail, ApiRequest request)
    {
        var (ns, rest) = tail is ["namespaces", var space, .. { Length: > 0 } below] ? (space, below) : (null, tail);
        var type = _types.Values.FirstOrDefault(type => type.Group == group && type.Plural == rest.ElementAtOrDefault(0) && request.Caller!.IsAdmin);
        if (type is null)
        {
            return ApiAnswer.Plain(404, "404 page not found\n");
        }

        if (rest.Length == 1)
        {
            var items = _objects.All(type.Collection).Where(item => ns is null || item.Namespace == ns);
            return ApiAnswer.Ok(new JObject
            {
                ["kind"] = type.Kind + "List",
                ["apiVersion"] = type.ApiVersion,
                ["metadata"] = new JObject { ["resourceVersion"] = $"{_objects.Version}" },
                ["items"] = new JArray(items.Select(item => item.Body.DeepClone())),
            });
        }

        var found = _objects.Find(type.Collection, ns, rest[1]) ?? throw SteveError.NotFound(type, rest[1]);
        return ApiAnswer.Ok((request.Method == "PATCH" ? Patch(found, request) : found).Body.DeepClone());
    }

    private ApiAnswer Create(SteveType type, string? ns, ApiRequest request)
    {
        var body = Parse(request);
        var isNative = type.Plural == "secrets";
        var warnings = new[] { isNative ? null : "type", "_type", "id" }.Where(name => name is not null && body.Remove(name)).ToList();
        body.Remove("links");
        var metadata = body["metadata"] as JObject ?? [];
        body["metadata"] = metadata;
        if (type.IsNamespaced)
        {
            metadata["namespace"] ??= ns ?? throw new SteveError(422, "InvalidBodyContent", _rules.NamespaceRequired);
            if (_objects.Find("namespaces", null, (string)metadata["namespace"]!) is null)
            {
                throw new SteveError(404, "NotFound", $"namespaces \"{(string?)metadata["namespace"]}\" not found");
            }
        }

        metadata["name"] ??= _world.Ids.Name((string?)metadata["generateName"] ?? $"{type.Kind.ToLowerInvariant()[0]}-");
        var name = (string)metadata["name"]!;
        CheckName(type, name);
        if (_objects.Find(type.Collection, (string?)metadata["namespace"], name) is { } other)
        {
            throw new SteveError(409, "AlreadyExists", $"{(other.IsRemoving ? "object is being deleted: " : "")}{type.Resource} \"{name}\" already exists");
        }

        if (isNative)
        {
            body["type"] ??= "Opaque";
            MoveStringData(body);
        }

        if (type.Collection == ProvisioningClusters.Type)
        {
            _clusters.Check(type, body, null);
            var annotations = metadata["annotations"] as JObject ?? [];
            annotations["field.cattle.io/creatorId"] = request.Caller!.UserId;
            metadata["annotations"] = annotations;
        }

        var item = _objects.Add(new SteveObject(type, New(type, metadata, body)));
        var answer = new ApiAnswer(201, _view.Show(item, request));
        if (warnings.Count > 0)
        {
            answer.Headers["Warning"] = string.Join(", ", warnings.Select(field => $"299 - unknown field \"{field}\""));
        }

        _clusters.Created(item, request.Caller!);
        _repos.Written(item);
        return answer;
    }

    private ApiAnswer Replace(SteveType type, ApiRequest request)
    {
        var body = Parse(request);
        var sent = body["metadata"] as JObject ?? [];
        // The name in the body counts, whatever the path says.
        var name = (string?)sent["name"] ?? "";
        var item = _objects.Find(type.Collection, (string?)sent["namespace"], name) ?? throw SteveError.NotFound(type, name);
        if ((string?)sent["resourceVersion"] is not { Length: > 0 } version)
        {
            throw new SteveError(500, "ServerError", "metadata.resourceVersion is required for update");
        }

        if (version != (string?)item.Metadata["resourceVersion"])
        {
            throw new SteveError(
                409,
                "Conflict",
                $"Operation cannot be fulfilled on {type.Resource} \"{name}\": the object has been modified; please apply your changes to the latest version and try again");
        }

        foreach (var reserved in new[] { "type", "id", "links" })
        {
            body.Remove(reserved);
            if (body.Property("_" + reserved) is { } native)
            {
                native.Replace(new JProperty(reserved, native.Value));
            }
        }

        if (type.Plural == "secrets")
        {
            MoveStringData(body);
            if ((string?)body["type"] != (string?)item.Body["type"])
            {
                throw SteveError.Invalid(type, name, $"type: Invalid value: \"{(string?)body["type"] ?? "Opaque"}\": field is immutable");
            }
        }

        if (type.Collection == ProvisioningClusters.Type)
        {
            _clusters.Check(type, body, item);
        }

        Write(item, body);
        return ApiAnswer.Ok(_view.Show(item, request));
    }

    private SteveObject Patch(SteveObject item, ApiRequest request)
    {
        var kind = (request.Header("Content-Type") ?? "").Split(';')[0];
        if (kind is not ("application/merge-patch+json" or "application/strategic-merge-patch+json"))
        {
            throw new SteveError(415, "UnsupportedMediaType", "415: Unsupported Media Type");
        }

        var body = (JObject)item.Body.DeepClone();
        MergePatch(body, Parse(request));
        Write(item, body);
        return item;
    }

    /// <summary>What a writer may change: not the status, and of the metadata only labels, annotations and finalizers.</summary>
    private void Write(SteveObject item, JObject body)
    {
        var written = (JObject)body.DeepClone();
        var metadata = (JObject)item.Metadata.DeepClone();
        foreach (var field in new[] { "labels", "annotations" })
        {
            metadata.Remove(field);
            if (body["metadata"]?[field] is JObject { Count: > 0 } sent)
            {
                metadata[field] = sent.DeepClone();
            }
        }

        written["metadata"] = metadata;
        written["apiVersion"] = item.Type.ApiVersion;
        written["kind"] = item.Type.Kind;
        written.Remove("status");
        if (item.Body["status"] is { } status)
        {
            written["status"] = status.DeepClone();
        }

        if (JToken.DeepEquals(written, item.Body))
        {
            return;
        }

        var specChanged = !JToken.DeepEquals(written["spec"], item.Body["spec"]);
        item.Body = written;
        if (specChanged && item.Metadata["generation"] is { } generation)
        {
            item.Metadata["generation"] = (long)generation + 1;
        }

        _objects.Touch(item);
        if (specChanged)
        {
            _clusters.Changed(item);
            _repos.Written(item);
        }
    }

    private ApiAnswer Delete(SteveObject item, ApiRequest request)
    {
        if (item.Type.Finalizers.Length == 0)
        {
            _objects.Remove(item);
            return ApiAnswer.Empty(204);
        }

        if (!item.IsRemoving)
        {
            item.Metadata["deletionTimestamp"] = _world.Timestamp();
            _objects.Touch(item);
            _clusters.Removing(item);
        }

        return ApiAnswer.Ok(_view.Show(item, request));
    }

    private JObject New(SteveType type, JObject metadata, JObject? rest = null)
    {
        metadata["uid"] = _world.Ids.Uuid();
        metadata["creationTimestamp"] = _world.Timestamp();
        if (type.Plural is not ("configmaps" or "secrets" or "namespaces" or "storageclasses"))
        {
            metadata["generation"] = 1;
        }

        metadata.Remove("deletionTimestamp");
        var body = new JObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = metadata };
        foreach (var (name, value) in rest ?? [])
        {
            if (name is not ("apiVersion" or "kind" or "metadata" or "status"))
            {
                body[name] = value?.DeepClone();
            }
        }

        return body;
    }

    private static void CheckName(SteveType type, string name)
    {
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
        {
            throw SteveError.Invalid(type, name, $"metadata.name: Invalid value: \"{name}\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'");
        }
    }

    private static void MoveStringData(JObject body)
    {
        var data = body["data"] as JObject ?? [];
        foreach (var (name, value) in body["stringData"] as JObject ?? [])
        {
            data[name] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes((string?)value ?? ""));
        }

        body.Remove("stringData");
        if (data.Count > 0)
        {
            body["data"] = data;
        }
    }

    private static void MergePatch(JObject onto, JObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JObject inner)
            {
                var below = onto[name] as JObject ?? [];
                MergePatch(below, inner);
                onto[name] = below;
            }
            else if (value is null or { Type: JTokenType.Null })
            {
                onto.Remove(name);
            }
            else
            {
                onto[name] = value.DeepClone();
            }
        }
    }

    private static JObject Parse(ApiRequest request)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(request.Body)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException e)
        {
            throw new SteveError(422, "InvalidBodyContent", "Failed to parse body: " + e.Message);
        }
    }
}
