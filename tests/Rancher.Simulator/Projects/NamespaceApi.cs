using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>Namespaces of a connected cluster. They are Kubernetes objects of that cluster, so their ids are plain names.</summary>
internal sealed class NamespaceApi(World world)
{
    /// <summary>A namespace was made or changed here: the Kubernetes cluster shall have it too.</summary>
    public Action<string, StoredObject> Changed { get; init; } = (_, _) => { };

    /// <summary>A namespace is gone.</summary>
    public Action<string, StoredObject> Removed { get; init; } = (_, _) => { };

    public ApiAnswer Handle(StoredObject cluster, string? name, ApiRequest request)
    {
        if (name is null)
        {
            return request.Method switch
            {
                "GET" => List(cluster, request),
                "POST" => Create(cluster, request),
                _ => throw ApiError.NotAllowed(request.Method),
            };
        }

        var stored = world.Store.Find("namespace", Key(cluster, name)) ?? throw ApiError.NotFound($"namespaces \"{name}\" not found");
        switch (request.Method)
        {
            case "GET":
                return ApiAnswer.Ok(View(cluster, stored, request));
            case "PUT":
                Update(stored, InputReader.Parse(request.Body));
                Changed(cluster.Id, stored);
                return ApiAnswer.Ok(View(cluster, stored, request));
            case "DELETE":
                Delete(stored);
                return ApiAnswer.Ok(View(cluster, stored, request));
            case "POST" when request.Action == "move":
                stored.Body["projectId"] = InputReader.Parse(request.Body)["projectId"] ?? JValue.CreateNull();
                Changed(cluster.Id, stored);
                return ApiAnswer.Empty(200);
            default:
                throw ApiError.NotAllowed(request.Method);
        }
    }

    private static string Key(StoredObject cluster, string name) => $"{cluster.Id}/{name}";

    private static void Update(StoredObject stored, JObject sent)
    {
        // projectId counts at creation only; after that there is the action move.
        foreach (var field in new[] { "description", "labels", "annotations", "resourceQuota", "containerDefaultResourceLimit" }.Where(sent.ContainsKey))
        {
            stored.Body[field] = sent[field];
        }
    }

    private ApiAnswer List(StoredObject cluster, ApiRequest request)
    {
        var data = world.Store.All("namespace").Where(n => n.Hidden["cluster"] == cluster.Id).Select(n => View(cluster, n, request))
            .Where(n => request.Query.All(p => n[p.Key] is not { } value || ListFilter.Text(value) == p.Value)).ToList();
        return ApiAnswer.Ok(new JObject
        {
            ["type"] = "collection",
            ["resourceType"] = "namespace",
            ["links"] = new JObject { ["self"] = request.BaseUrl + request.Path },
            ["actions"] = new JObject(),
            ["pagination"] = new JObject { ["limit"] = 1000, ["total"] = data.Count },
            ["data"] = new JArray(data),
        });
    }

    private ApiAnswer Create(StoredObject cluster, ApiRequest request)
    {
        var sent = InputReader.Parse(request.Body);
        var name = (string?)sent["name"] is { Length: > 0 } given ? given : world.Ids.Name("n-");
        if (world.Store.Find("namespace", Key(cluster, name)) is not null)
        {
            throw new ApiError(409, "AlreadyExists", $"namespaces \"{name}\" already exists");
        }

        var project = (string?)sent["projectId"];
        if (project is not null && world.Store.Find("project", project) is null)
        {
            throw ApiError.NotFound($"projects.management.cattle.io \"{project.Split(':')[^1]}\" not found");
        }

        var body = new JObject
        {
            ["type"] = "namespace",
            ["baseType"] = "namespace",
            ["id"] = name,
            ["name"] = name,
            ["projectId"] = project,
            ["creatorId"] = request.Caller!.UserId,
            ["uuid"] = world.Ids.Uuid(),
            ["labels"] = TypeBehavior.NormanLabels(sent["labels"]?.DeepClone()),
            ["annotations"] = sent["annotations"] as JObject ?? [],
            ["state"] = "activating",
            ["transitioning"] = "yes",
            ["transitioningMessage"] = "Populating initial roles",
        };
        foreach (var field in new[] { "description", "resourceQuota", "containerDefaultResourceLimit" }.Where(sent.ContainsKey))
        {
            body[field] = sent[field];
        }

        world.SetDate(body, "created");
        var stored = world.Store.Add(new StoredObject("namespace", Key(cluster, name), body));
        stored.Hidden["cluster"] = cluster.Id;
        Changed(cluster.Id, stored);
        world.Clock.After(0.4, () =>
        {
            body["state"] = "active";
            body["transitioning"] = "no";
            body["transitioningMessage"] = "";
        });
        return new ApiAnswer(201, View(cluster, stored, request));
    }

    private void Delete(StoredObject stored)
    {
        world.SetDate(stored.Body, "removed");
        stored.Body["state"] = "removing";
        stored.Body["transitioning"] = "yes";
        world.Clock.After(5, () =>
        {
            world.Store.Remove("namespace", stored.Id);
            Removed(stored.Hidden["cluster"], stored);
        });
    }

    private static JObject View(StoredObject cluster, StoredObject stored, ApiRequest request)
    {
        var view = (JObject)stored.Body.DeepClone();
        var self = $"{request.BaseUrl}/v3/cluster/{cluster.Id}/namespaces/{(string?)view["id"]}";
        view["links"] = new JObject { ["self"] = self, ["update"] = self, ["remove"] = self };
        view["actions"] = new JObject { ["move"] = self + "?action=move" };
        return view;
    }
}
