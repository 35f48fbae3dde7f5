using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Server;

/// <summary>Finds who answers a path.</summary>
internal sealed class Router
{
    private readonly World _world;
    private readonly Dictionary<string, TypeBehavior> _behaviors;
    private readonly NormanApi _norman;
    private readonly Authentication _authentication;
    private readonly ConnectApi _connect;
    private readonly PublicApi _public;
    private readonly SchemaAnswers _schemas;
    private readonly NamespaceApi _namespaces;
    private readonly Steve.KubernetesSide? _kubernetes;

    public Router(World world)
    {
        _world = world;
        _behaviors = Behaviors.Build(world);
        _norman = new NormanApi(world, _behaviors);
        world.View = _norman.View;
        _authentication = new Authentication(world, _norman.View, id => _behaviors[id]);
        _connect = new ConnectApi(world, (NodeBehavior)_behaviors["node"]);
        _public = new PublicApi(world, _authentication);
        _schemas = new SchemaAnswers(world);
        _namespaces = new NamespaceApi(world, _norman.Permissions)
        {
            Changed = (cluster, ns) => _kubernetes?.NamespaceChanged(cluster, ns),
            Removed = (cluster, ns) => _kubernetes?.NamespaceRemoved(cluster, ns),
        };
        AccessSeed.Plant(world, id => _behaviors[id]);
        if (world.Version.Minor >= 6)
        {
            Clusters.LocalCluster.Plant(world, id => _behaviors[id]);
            ((Clusters.NodeDriverBehavior)_behaviors["nodeDriver"]).Plant();
            _kubernetes = new Steve.KubernetesSide(world, id => _behaviors[id]);
        }

        (_behaviors.GetValueOrDefault("feature") as Settings.FeatureBehavior)?.Seed();
    }

    public TypeBehavior Behavior(string typeId) => _behaviors[typeId];

    public NormanApi Norman => _norman;

    /// <summary>What stands beside /v3; older servers have nothing there.</summary>
    public Steve.KubernetesSide? Kubernetes => _kubernetes;

    /// <summary>Settings need the address, which is known only once the server listens.</summary>
    public void SeedSettings() => ((Settings.SettingBehavior)_behaviors["setting"]).Seed();

    public ApiAnswer Answer(ApiRequest request, bool isWebSocket, out bool upgraded)
    {
        upgraded = false;
        try
        {
            var segments = request.Segments;
            if (_world.Version.Minor >= 15 && segments is ["v3" or "v3-public" or "v1-public"] && !request.EndsWithSlash)
            {
                return Redirect(request);
            }

            if (_kubernetes?.AnswerAnybody(request) is { } door)
            {
                return door;
            }

            if (_connect.Answers(segments))
            {
                return _connect.Handle(request, isWebSocket, out upgraded);
            }

            if (_public.Answer(request) is { } open)
            {
                return open;
            }

            var caller = _authentication.Identify(request);
            if (caller is not null && Loaded(request) is { } loaded)
            {
                return ApiAnswer.Ok(loaded);
            }

            if (caller is not null && _world.Version.Minor >= 14 && request.Body.Length > 1 << 20)
            {
                const string TooLarge = "Failed to parse body: http: request body too large";
                return segments[0] == "v1" ? new Steve.SteveError(422, "InvalidBodyContent", TooLarge).Answer(kubernetes: false) : throw new ApiError(422, "InvalidBodyContent", TooLarge);
            }

            if (_kubernetes is not null && Steve.KubernetesSide.Answers(segments))
            {
                return caller is null && !_kubernetes.IsPublic(request)
                    ? segments[0] == "k8s" ? Anonymous(request) : _authentication.MustAuthenticate()
                    : _kubernetes.Answer(request with { Caller = caller });
            }

            _kubernetes?.Refresh();

            if (segments is not (["v3", ..] or ["k8s", "clusters", ..]))
            {
                return ApiAnswer.Plain(404, "404 page not found\n");
            }

            if (caller is null)
            {
                return Anonymous(request);
            }

            Authentication.CheckBrowser(request);
            request = request with { Caller = caller };
            if (segments[0] == "k8s")
            {
                return Proxy(segments.ElementAtOrDefault(2) ?? "");
            }

            return WithSchemaHeader(request, Management(request, segments));
        }
        catch (ApiError e)
        {
            return e.IsCrash ? ApiAnswer.Empty(500) : WithSchemaHeader(request, new ApiAnswer(e.Status, e.ToJson()));
        }
    }

    /// <summary>From 2.15 on the roots are found with a slash at their end only.</summary>
    private static ApiAnswer Redirect(ApiRequest request) =>
        new(307, Text: request.Method == "GET" ? $"<a href=\"{request.Path}/\">Temporary Redirect</a>.\n\n" : "", ContentType: request.Method == "GET" ? "text/html; charset=utf-8" : "")
        {
            Headers = { ["Location"] = request.Path + "/" },
        };

    /// <summary>An answer that was loaded for this path; lists of a type are forgotten once one of its objects is written to.</summary>
    private JToken? Loaded(ApiRequest request)
    {
        var path = "/" + string.Join('/', request.Segments);
        if (request.Method == "GET")
        {
            return _world.Store.Answers.GetValueOrDefault(path + QueryText(request))?.DeepClone();
        }

        if (request is { Method: "PUT", Segments: ["v1", ..] } && LoadedObjects.Write(_world, path, InputReader.Parse(request.Body)) is { } written)
        {
            return written;
        }

        var prefix = "/" + string.Join('/', request.Segments.Take(2));
        foreach (var key in _world.Store.Answers.Keys.Where(k => k.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            _world.Store.Answers.Remove(key);
        }

        return null;
    }

    private ApiAnswer Anonymous(ApiRequest request)
    {
        if (request.Method == "GET" && request.Segments is ["v3", var type, var name] && type.Equals("settings", StringComparison.OrdinalIgnoreCase)
            && Permissions.IsPublicSetting(name) && _world.Store.Find("setting", name) is { } setting)
        {
            return WithSchemaHeader(request, ApiAnswer.Ok(_norman.View.Build(_behaviors["setting"], setting, request)));
        }

        return request.Segments[0] == "k8s" && _world.Version.Minor >= 6
            ? request.Segments is [_, _, _, "v1", ..] ? ApiAnswer.Empty(401) : ProxyError(403, "Forbidden", Forbidden(request))
            : _authentication.MustAuthenticate();
    }

    private string Forbidden(ApiRequest request) => _world.Version.Minor < 14 ? "clusters.management.cattle.io is forbidden"
        : $"clusters.management.cattle.io \"{request.Segments.ElementAtOrDefault(2)}\" is forbidden: User \"system:unauthenticated\" cannot get resource \"clusters\" in API group \"management.cattle.io\" at the cluster scope";

    private ApiAnswer Management(ApiRequest request, string[] segments)
    {
        switch (segments)
        {
            case ["v3"]:
                return ApiAnswer.Ok(_schemas.Root(request));
            case ["v3", "schemas"]:
                return ApiAnswer.Ok(_schemas.All(request));
            case ["v3", "schemas", var name]:
                return ApiAnswer.Ok(_schemas.One(name, request));
            case ["v3", "cluster" or "clusters", var cluster, .. var rest] when rest.Length > 0:
                return InCluster(request, cluster, rest);
        }

        if (_norman.BehaviorByPath(segments[1]) is not { } behavior)
        {
            throw ApiError.NotFound($"failed to find schema {segments[1]}");
        }

        if (request.Method is not ("GET" or "POST" or "PUT" or "DELETE"))
        {
            throw ApiError.NotAllowed(request.Method);
        }

        return segments.Length switch
        {
            2 => _norman.Collection(behavior, request),
            3 => _norman.Resource(behavior, segments[2], request),
            _ => throw ApiError.NotFound($"failed to find schema {segments[^1]}"),
        };
    }

    /// <summary>Below a cluster: lists of what belongs to it on this server, or objects inside it, which need it connected.</summary>
    private ApiAnswer InCluster(ApiRequest request, string clusterId, string[] rest)
    {
        if (rest[0].Equals("schemas", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiError.NotFound($"failed to find schema {rest.ElementAtOrDefault(1) ?? rest[0]}");
        }

        if (_norman.BehaviorByPath(rest[0]) is { } behavior && behavior.Schema.Fields.ContainsKey("clusterId"))
        {
            return rest.Length == 1 ? _norman.Collection(behavior, request, clusterId) : _norman.Resource(behavior, rest[1], request);
        }

        var cluster = _world.Store.Find("cluster", clusterId) is { } found && ClusterIsConnected(found)
            ? found
            : throw new ApiError(503, "ClusterUnavailable", "ClusterUnavailable 503: cluster not found");
        if (!rest[0].Equals("namespaces", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiError.NotFound($"failed to find schema {rest[0]}");
        }

        return _namespaces.Handle(cluster, rest.ElementAtOrDefault(1), request);
    }

    private static bool ClusterIsConnected(StoredObject cluster) => cluster.Text("state") is "active" or "updating" or "upgrading";

    private ApiAnswer Proxy(string clusterId) =>
        _world.Store.Find("cluster", clusterId) is null
            ? ProxyError(404, "NotFound", $"clusters.management.cattle.io \"{clusterId}\" not found")
            : ProxyError(503, "ClusterUnavailable", "cluster not provisioned");

    public static ApiAnswer ProxyError(int status, string code, string message) => new(
        status,
        new JObject
        {
            ["Code"] = new JObject { ["Code"] = code, ["Status"] = status },
            ["Message"] = message,
            ["Cause"] = JValue.CreateNull(),
            ["FieldName"] = "",
        },
        ContentType: "text/plain; charset=utf-8");

    private static ApiAnswer WithSchemaHeader(ApiRequest request, ApiAnswer answer)
    {
        var segments = request.Segments;
        var scope = segments switch
        {
            ["v3-public", ..] => "/v3-public/schemas",
            ["v3", "cluster" or "clusters", var id, ..] => $"/v3/cluster/{id}/schemas",
            ["v3", "cluster" or "clusters"] => "/v3/cluster/schemas",
            ["v3", "project" or "projects", var id, ..] => $"/v3/project/{id}/schemas",
            ["v3", "project" or "projects"] => "/v3/project/schemas",
            _ => "/v3/schemas",
        };
        answer.Headers.TryAdd("X-API-Schemas", request.BaseUrl + scope);
        return answer;
    }

    private static string QueryText(ApiRequest request) =>
        request.Query.Count == 0 ? "" : "?" + string.Join('&', request.Query.Select(p => $"{p.Key}={p.Value}"));
}
