using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>The Kubernetes API of one cluster, below <c>/api</c> and <c>/apis</c>: the same objects, plain.</summary>
internal sealed class KubeApi(World world, KubeCluster cluster, SteveAccess access, SteveWriter writer)
{
    /// <summary>Answers a path; its first segment is <c>api</c>, <c>apis</c> or <c>version</c>.</summary>
    public ApiAnswer Answer(string[] segments, ApiRequest request)
    {
        try
        {
            return segments switch
            {
                ["version"] => Version(),
                ["api", "v1", .. var tail] => Route("", tail, request),
                ["apis", var group, _, .. var tail] => Route(group, tail, request),
                _ => ApiAnswer.Plain(404, "404 page not found\n"),
            };
        }
        catch (SteveError error)
        {
            return error.Answer(kubernetes: true);
        }
    }

    private ApiAnswer Version() => ApiAnswer.Ok(new JObject
    {
        ["major"] = "1", ["minor"] = "32", ["gitVersion"] = "v1.32.13", ["gitCommit"] = "$Format:%H$", ["gitTreeState"] = "", ["buildDate"] = "1970-01-01T00:00:00Z",
        ["goVersion"] = "go1.26.8", ["compiler"] = "gc", ["platform"] = "linux/amd64",
    });

    private ApiAnswer Route(string group, string[] tail, ApiRequest request)
    {
        var (ns, rest) = tail is ["namespaces", var space, var below, ..] && below.Length > 0 ? (space, tail[2..]) : (null, tail);
        if (rest.Length == 0 || cluster.FindType(group, rest[0]) is not { } type)
        {
            return ApiAnswer.Plain(404, "404 page not found\n");
        }

        var caller = request.Caller!;
        var item = rest.Length > 1 ? cluster.Find(type, ns, rest[1]) : null;
        CheckAccess(type, item, ns, rest.ElementAtOrDefault(1), request);
        if (rest.Length == 1)
        {
            return request.Method switch
            {
                "GET" => List(type, ns, request),
                "POST" => Create(type, ns, request),
                _ => throw new SteveError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource"),
            };
        }

        if (item is null)
        {
            throw SteveError.NotFound(type, rest[1]);
        }

        switch (request.Method)
        {
            case "GET":
                return Plain(item);
            case "PUT":
                var body = SteveApi.Parse(request);
                body["metadata"]!["resourceVersion"] ??= item.Metadata["resourceVersion"];
                return Plain(writer.Replace(type, body, caller));
            case "PATCH":
                return Plain(writer.Patch(item, request.Header("Content-Type") ?? "", SteveApi.ParseToken(request), caller));
            case "DELETE":
                return writer.Delete(item, caller) ? Deleted(item) : Plain(item);
            default:
                throw new SteveError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        }
    }

    private void CheckAccess(SteveType type, SteveObject? item, string? ns, string? name, ApiRequest request)
    {
        var caller = request.Caller!;
        if (caller.IsAdmin || (cluster.IsLocal ? item is not null && access.Sees(caller, type) && access.CanRead(caller, item) && request.Method == "GET" : MayInside(caller, type, request.Method)))
        {
            return;
        }

        throw SteveError.Forbidden(caller, (request.Method, name) switch { ("GET", null) => "list", ("GET", _) => "get", ("POST", _) => "create", ("PUT", _) => "update", ("DELETE", _) => "delete", _ => "patch" }, type, ns, name);
    }

    /// <summary>Owners may all in their cluster, members see its nodes.</summary>
    private bool MayInside(Caller caller, SteveType type, string method)
    {
        var role = world.Store.InCluster("clusterRoleTemplateBinding", cluster.Id).FirstOrDefault(binding => binding.Text("userId") == caller.UserId)?.Text("roleTemplateId");
        return role == "cluster-owner" || role is not null && method == "GET" && type.Plural is "nodes" or "persistentvolumes" or "storageclasses";
    }

    private ApiAnswer List(SteveType type, string? ns, ApiRequest request)
    {
        var items = cluster.All(type).Where(item => ns is null || item.Namespace == ns);
        foreach (var selector in request.Query.Where(p => p.Key is "labelSelector" or "fieldSelector"))
        {
            items = items.Where(item => KubeSelector.Matches(item, selector.Key, selector.Value));
        }

        var all = items.OrderBy(item => item.Id, StringComparer.Ordinal).ToList();
        var metadata = new JObject { ["resourceVersion"] = cluster.Objects.Version.ToString(CultureInfo.InvariantCulture) };
        if (int.TryParse(request.Parameter("limit"), CultureInfo.InvariantCulture, out var limit) && limit > 0 && limit < all.Count)
        {
            metadata["continue"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(all[limit - 1].Id));
            metadata["remainingItemCount"] = all.Count - limit;
            all = all[..limit];
        }

        return ApiAnswer.Ok(new JObject
        {
            ["kind"] = type.Kind + "List",
            ["apiVersion"] = type.ApiVersion,
            ["metadata"] = metadata,
            ["items"] = new JArray(all.Select(item =>
            {
                var body = (JObject)item.Body.DeepClone();
                if (type.Group.Length == 0)
                {
                    body.Remove("kind");
                    body.Remove("apiVersion");
                }

                return body;
            })),
        });
    }

    private ApiAnswer Create(SteveType type, string? ns, ApiRequest request)
    {
        var body = SteveApi.Parse(request);
        if (body["metadata"] is not JObject metadata)
        {
            body["metadata"] = metadata = [];
        }

        if (type.IsNamespaced)
        {
            metadata["namespace"] ??= ns ?? "default";
        }

        if ((metadata["name"] ?? metadata["generateName"]) is null)
        {
            throw SteveError.Invalid(type, "", "metadata.name: Required value: name or generateName is required");
        }

        var item = writer.Create(type, body, request.Caller!);
        var answer = new ApiAnswer(201, item.Body.DeepClone());
        writer.Announce(item, request.Caller!);
        return answer;
    }

    private static ApiAnswer Plain(SteveObject item) => ApiAnswer.Ok(item.Body.DeepClone());

    private static ApiAnswer Deleted(SteveObject item) => ApiAnswer.Ok(new JObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JObject(),
        ["status"] = "Success",
        ["details"] = new JObject { ["name"] = item.Name, ["kind"] = item.Type.Plural, ["uid"] = item.Uid },
    });
}
