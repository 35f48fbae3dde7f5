using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>The root of the API below <c>/v1</c>, and what it says about its types.</summary>
internal sealed class SteveSchemas(World world, KubeCluster cluster, SteveRules rules, SteveAccess access)
{
    private static readonly string[] OwnTypes = ["apiRoots", "apigroups", "counts", "schemaDefinitions", "subscribe", "userpreferences"];

    public ApiAnswer Root(ApiRequest request)
    {
        var root = request.BaseUrl + cluster.Prefix + "/v1";
        var links = new JObject();
        foreach (var type in cluster.Types.Where(type => !type.Without.Contains("LIST") && access.Sees(request.Caller, type)).Select(type => type.Collection)
            .Concat(OwnTypes.Where(own => request.Caller is not null || own != "schemaDefinitions")).Order(StringComparer.Ordinal))
        {
            links[type] = $"{root}/{type}";
        }

        links["root"] = root;
        links["schemas"] = root;
        links["self"] = root;
        var shown = new JObject { ["id"] = "v1", ["type"] = "apiRoot", ["links"] = links, ["apiVersion"] = new JObject { ["version"] = "v1" } };
        return ApiAnswer.Ok(!rules.RootIsList ? shown : new JObject
        {
            ["type"] = "collection",
            ["links"] = new JObject { ["self"] = root },
            ["actions"] = new JObject(),
            ["resourceType"] = "apiRoot",
            ["data"] = new JArray(shown, new JObject
            {
                ["id"] = "proxy",
                ["type"] = "apiRoot",
                ["links"] = new JObject { ["root"] = request.BaseUrl + cluster.Prefix + "/apis", ["self"] = root + "/apiRoots/proxy" },
            }),
        });
    }

    public ApiAnswer All(ApiRequest request)
    {
        var types = cluster.Types.Where(type => access.Sees(request.Caller, type)).OrderBy(type => type.Id, StringComparer.Ordinal);
        return ApiAnswer.Ok(new JObject
        {
            ["type"] = "collection",
            ["links"] = new JObject { ["self"] = $"{request.BaseUrl}{cluster.Prefix}/v1/schemas" },
            ["actions"] = new JObject(),
            ["resourceType"] = "schema",
            ["data"] = new JArray(types.Select(type => Describe(type, request))),
        });
    }

    public ApiAnswer One(string id, ApiRequest request)
    {
        var type = cluster.Types.FirstOrDefault(type => type.Id == id && access.Sees(request.Caller, type)) ?? throw new SteveError(404, "NotFound", "no such schema");
        return ApiAnswer.Ok(Describe(type, request));
    }

    private JObject Describe(SteveType type, ApiRequest request)
    {
        var root = request.BaseUrl + cluster.Prefix + "/v1";
        IEnumerable<string> Methods(params string[] methods) => methods.Where(method => !type.Without.Contains(method == "GET" ? "" : method))
            .Select(method => type.Blocked.Contains(method) ? "blocked-" + method : method);
        return new JObject
        {
            ["id"] = type.Id,
            ["type"] = "schema",
            ["links"] = new JObject { ["collection"] = $"{root}/{type.Collection}", ["self"] = $"{root}/schemas/{type.Id}" },
            ["pluralName"] = type.Collection,
            ["resourceMethods"] = new JArray(Methods("GET", "DELETE", "PUT", "PATCH")),
            ["resourceFields"] = JValue.CreateNull(),
            ["collectionMethods"] = new JArray(Methods("GET", "POST")),
            ["attributes"] = new JObject
            {
                ["group"] = type.Group, ["kind"] = type.Kind, ["namespaced"] = type.IsNamespaced, ["resource"] = type.Plural, ["version"] = type.Version,
            },
            ["version"] = world.Version.Minor >= 14 ? null : JValue.CreateNull(),
        };
    }
}
