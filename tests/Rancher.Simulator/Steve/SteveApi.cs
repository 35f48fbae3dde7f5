using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>The API below <c>/v1</c> of one Kubernetes cluster.</summary>
internal sealed class SteveApi
{
    /// <summary>Actions of management clusters that are done below <c>/v3</c>.</summary>
    private static readonly string[] OfNorman = ["exportYaml", "generateKubeconfig", "importYaml"];

    private readonly KubeCluster _cluster;
    private readonly SteveRules _rules;
    private readonly SteveAccess _access;
    private readonly SteveView _view;
    private readonly SteveList _lists;
    private readonly SteveWriter _writer;
    private readonly SteveSchemas _schemas;
    private readonly World _world;

    public SteveApi(World world, KubeCluster cluster, SteveRules rules, SteveAccess access, SteveWriter writer)
    {
        (_world, _cluster, _rules, _access, _writer) = (world, cluster, rules, access, writer);
        _view = new SteveView(cluster, rules, access);
        _lists = new SteveList(cluster, rules, _view, access);
        _schemas = new SteveSchemas(world, cluster, rules, access);
    }

    /// <summary>Answers a path; its first segment is <c>v1</c>.</summary>
    public ApiAnswer Answer(string[] segments, ApiRequest request)
    {
        try
        {
            if (request.Method is not ("GET" or "POST" or "PUT" or "PATCH" or "DELETE"))
            {
                return ApiAnswer.Plain(405, "Method Not Allowed\n");
            }

            return segments switch
            {
                ["v1"] => _schemas.Root(request),
                ["v1", "schemas"] => _schemas.All(request),
                ["v1", "schemas", var id] => _schemas.One(id, request),
                ["v1", var type] when Type(type, request) is { } found => Collection(found, null, request),
                ["v1", var type, var one] when Type(type, request) is { } found =>
                    found.IsNamespaced ? Collection(found, one, request) : Single(found, null, one, request),
                ["v1", var type, var ns, var name, ..] when Type(type, request) is { } found =>
                    found.IsNamespaced ? Single(found, ns, name, request) : Single(found, null, ns, request),
                _ => ApiAnswer.Empty(404),
            };
        }
        catch (SteveError error)
        {
            return error.Answer(kubernetes: false);
        }
        catch (ApiError error)
        {
            return new SteveError(error.Status, error.Code, error.Message).Answer(kubernetes: false);
        }
    }

    private SteveType? Type(string collection, ApiRequest request) =>
        _cluster.FindType(collection) is { } type && !type.Without.Contains("LIST") && _access.Sees(request.Caller, type) ? type : null;

    private ApiAnswer Collection(SteveType type, string? ns, ApiRequest request) => request.Method switch
    {
        "GET" => _lists.Answer(type, ns, request),
        "POST" when !type.Blocked.Contains("POST") && !type.Without.Contains("POST") => Create(type, ns, request),
        _ => throw SteveError.NotSupported(request.Method),
    };

    private ApiAnswer Single(SteveType type, string? ns, string name, ApiRequest request)
    {
        if (request.Method != "POST" && (type.Blocked.Contains(request.Method) || type.Without.Contains(request.Method)))
        {
            throw SteveError.NotSupported(request.Method);
        }

        var item = _cluster.Find(type, ns, name);
        _access.Check(request.Caller!, request.Method, type, item, ns, name);
        if (request.Method == "PUT")
        {
            return Replace(type, request);
        }

        if (request.Method == "PATCH" && type.IsNamespaced && !_rules.PatchesInNamespaces)
        {
            throw new SteveError(404, "NotFound", "the server could not find the requested resource");
        }

        if (item is null)
        {
            throw SteveError.NotFound(type, name);
        }

        switch (request.Method)
        {
            case "GET" when request.Parameter("link") is { } link && Follow(item, link, request) is { } followed:
                return followed;
            case "GET":
                return ApiAnswer.Ok(SteveList.Trim(_view.Show(item, request), request));
            case "DELETE":
                return Delete(item, request);
            case "PATCH":
                return Patch(item, request);
            default:
                return Act(item, request);
        }
    }

    /// <summary>The answer shows the state from before: no controller has looked at the removal yet. Only namespaces are marked without one.</summary>
    private ApiAnswer Delete(SteveObject item, ApiRequest request)
    {
        var state = _view.Show(item, request)["metadata"]!["state"]!.DeepClone();
        if (_writer.Delete(item, request.Caller!))
        {
            return ApiAnswer.Empty(204);
        }

        var shown = _view.Show(item, request);
        if (item.Type.Collection != SteveTypes.Namespaces)
        {
            shown["metadata"]!["state"] = state;
        }

        return ApiAnswer.Ok(shown);
    }

    private ApiAnswer Create(SteveType type, string? ns, ApiRequest request)
    {
        var body = Parse(request);
        var warnings = new List<string>();
        foreach (var field in type.Plural == "secrets" && type.Group.Length == 0 ? new[] { "_type", "id" } : ["type", "_type", "id"])
        {
            if (body.Remove(field))
            {
                warnings.Add(field);
            }
        }

        body.Remove("links");
        body.Remove("actions");
        if (body["metadata"] is not JObject metadata)
        {
            body["metadata"] = metadata = [];
        }

        if (type.IsNamespaced)
        {
            metadata["namespace"] ??= ns ?? throw new SteveError(422, "InvalidBodyContent", _rules.NamespaceRequired);
        }
        else
        {
            metadata.Remove("namespace");
        }

        if (string.IsNullOrEmpty((string?)metadata["name"]))
        {
            metadata.Remove("name");
            metadata["generateName"] ??= $"{type.Id[0]}-";
        }

        _access.CheckCreate(request.Caller!, type, (string?)metadata["namespace"]);
        var dryRun = request.Parameter("dryRun") == "All";
        if (dryRun && type.Collection == SteveTypes.Clusters)
        {
            throw SteveError.Denied(422, "Invalid", type, "creatorID annotation does not match user");
        }

        warnings.AddRange(KnownFields.Drop(type, body, _world.Schemas));
        var item = _writer.Create(type, body, request.Caller!, dryRun);
        var answer = Warn(new ApiAnswer(201, _view.Show(item, request)), warnings);
        if (!dryRun)
        {
            _writer.Announce(item, request.Caller!);
        }

        return answer;
    }

    private ApiAnswer Replace(SteveType type, ApiRequest request)
    {
        var body = Parse(request);
        foreach (var reserved in new[] { "type", "id", "links" })
        {
            body.Remove(reserved);
            if (body.Property("_" + reserved) is { } native)
            {
                native.Replace(new JProperty(reserved, native.Value));
            }
        }

        body.Remove("actions");
        var warnings = KnownFields.Drop(type, body, _world.Schemas).ToList();
        return Warn(ApiAnswer.Ok(_view.Show(_writer.Replace(type, body, request.Caller!), request)), warnings);
    }

    private ApiAnswer Patch(SteveObject item, ApiRequest request)
    {
        var kind = (request.Header("Content-Type") ?? "").Split(';')[0];
        if (_rules.PatchesInNamespaces && !kind.EndsWith("patch+json", StringComparison.Ordinal))
        {
            throw new SteveError(415, "UnsupportedMediaType", "415: Unsupported Media Type");
        }

        return ApiAnswer.Ok(_view.Show(_writer.Patch(item, kind, ParseToken(request), request.Caller!), request));
    }

    private ApiAnswer Act(SteveObject item, ApiRequest request)
    {
        var action = request.Action ?? throw SteveError.NotSupported("POST");
        if (item.Type.Collection == "management.cattle.io.clusters" && OfNorman.Contains(action))
        {
            return new ApiAnswer(302, Text: "", ContentType: "") { Headers = { ["Location"] = $"/v3/clusters/{item.Name}?action={action}" } };
        }

        return _cluster.Watching(item.Type).Select(controller => controller.Act(item, action, request)).FirstOrDefault(answer => answer is not null)
            ?? throw new SteveError(403, "PermissionDenied", $"no such action {action}");
    }

    private ApiAnswer? Follow(SteveObject item, string link, ApiRequest request) =>
        _cluster.Watching(item.Type).Select(controller => controller.Follow(item, link, request)).FirstOrDefault(answer => answer is not null);

    private static ApiAnswer Warn(ApiAnswer answer, List<string> fields)
    {
        if (fields.Count > 0)
        {
            answer.Headers["Warning"] = string.Join(", ", fields.Select(field => $"299 - unknown field \"{field}\""));
        }

        return answer;
    }

    internal static JObject Parse(ApiRequest request) => ParseToken(request) as JObject
        ?? throw new SteveError(422, "InvalidBodyContent", "Failed to parse body: json: cannot unmarshal array into Go value of type map[string]interface {}");

    internal static JToken ParseToken(ApiRequest request)
    {
        try
        {
            return request.Body.TrimStart().StartsWith('[') ? JArray.Parse(request.Body) : InputReader.Parse(request.Body);
        }
        catch (ApiError e)
        {
            throw new SteveError(422, "InvalidBodyContent", e.Message);
        }
    }
}
