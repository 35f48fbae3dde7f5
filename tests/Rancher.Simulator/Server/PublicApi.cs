using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;

namespace Rancher.Simulator.Server;

/// <summary>What is answered without login: liveness, version, certificate authority, login, and manifests by their token.</summary>
internal sealed class PublicApi(World world, Authentication authentication)
{
    public ApiAnswer? Answer(ApiRequest request) => request.Segments switch
    {
        ["ping"] => ApiAnswer.Plain(200, "pong"),
        ["healthz"] => ApiAnswer.Plain(200, "ok"),
        ["rancherversion"] when world.Version.Minor >= 6 => new ApiAnswer(
            200,
            new JObject { ["Version"] = "v" + world.Version.Number, ["GitCommit"] = "0000000", ["RancherPrime"] = "false" },
            ContentType: "text/plain; charset=utf-8"),
        ["cacerts"] when world.Version.Minor >= 6 => ApiAnswer.Plain(200, world.Setting("cacerts")),
        ["v3-public", "localProviders" or "localproviders", "local"] when request is { Method: "POST", Action: "login" } => authentication.Login(request),
        ["v3-public", "authProviders" or "authproviders"] => ApiAnswer.Ok(AuthProviders(request)),
        ["v3-public", "localProviders", "local"] when request.Method == "GET" => ApiAnswer.Ok((JObject)AuthProviders(request)["data"]![0]!),
        ["v1-public", "login"] when HasTypedLogin => request.Method == "POST" ? authentication.LoginByType(request)
            : world.Version.Minor >= 15 ? ApiAnswer.Plain(405, "Method Not Allowed\n") : ApiAnswer.Plain(404, "404 page not found\n"),
        ["v1-public", "authproviders"] when HasTypedLogin => ApiAnswer.Ok(new JObject
        {
            ["data"] = new JArray(new JObject
            {
                ["id"] = "local", ["type"] = "localProvider", ["logoutAllEnabled"] = false, ["logoutAllForced"] = false, ["logoutAllSupported"] = false,
            }),
        }),
        ["v1-public", "authtokens", _] when HasTypedLogin => ApiAnswer.Plain(404, "Not Found\n"),
        ["v3", "import", var manifest] => Manifest(manifest),
        _ => null,
    };

    private bool HasTypedLogin => world.Version.Minor >= 14;

    private ApiAnswer Manifest(string name)
    {
        var token = name.Split('.')[0].Split('_')[0];
        return RegistrationTokenLife.Holder(world, token) is not null
            ? ApiAnswer.Plain(200, "---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: cattle-system\n")
            : ApiAnswer.Plain(404, "404 page not found\n");
    }

    private JObject AuthProviders(ApiRequest request)
    {
        string[] logout = world.Version.Minor >= 11 ? ["logoutAllEnabled", "logoutAllForced", "logoutAllSupported"] : [];
        string[] filters = ["created", "creatorId", .. logout, "name", "removed", "type", "uuid"];
        var self = $"{request.BaseUrl}/v3-public/localProviders/local";
        var list = request.BaseUrl + request.Path;
        return new JObject
        {
            ["type"] = "collection",
            ["resourceType"] = "authProvider",
            ["links"] = new JObject { ["self"] = list },
            ["actions"] = new JObject(),
            ["pagination"] = new JObject { ["limit"] = 1000, ["total"] = 1 },
            ["sort"] = new JObject
            {
                ["order"] = "asc",
                ["reverse"] = $"{list}?order=desc",
                ["links"] = new JObject { ["type"] = $"{list}?sort=type", ["uuid"] = $"{list}?sort=uuid" },
            },
            ["filters"] = new JObject(filters.Select(f => new JProperty(f, JValue.CreateNull()))),
            ["data"] = new JArray(new JObject(logout.Select(l => new JProperty(l, false)))
            {
                ["id"] = "local",
                ["type"] = "localProvider",
                ["baseType"] = "authProvider",
                ["creatorId"] = JValue.CreateNull(),
                ["actions"] = new JObject { ["login"] = $"{self}?action=login" },
                ["links"] = new JObject { ["self"] = self },
            }),
        };
    }
}
