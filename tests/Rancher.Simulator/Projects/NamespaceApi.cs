using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>Namespaces of a connected cluster. They are Kubernetes objects of that cluster, so their ids are plain names.</summary>
internal sealed class NamespaceApi(World world, Permissions permissions)
{
    private const string Quota = "resourceQuota";
    private const string Limits = "containerDefaultResourceLimit";

    private readonly NamespaceRights _rights = new(world, permissions);

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

        var stored = world.Store.Find("namespace", Key(cluster, name));
        _rights.Require(cluster, name, stored, request);
        if (stored is null)
        {
            throw ApiError.NotFound($"namespaces \"{name}\" not found");
        }

        switch (request.Method)
        {
            case "GET":
                return ApiAnswer.Ok(View(cluster, stored, request));
            case "PUT":
                var answer = Update(stored, InputReader.Parse(request.Body), cluster, request);
                Changed(cluster.Id, stored);
                return ApiAnswer.Ok(answer);
            case "DELETE":
                Delete(stored, name);
                return ApiAnswer.Ok(View(cluster, stored, request));
            case "POST" when request.Action == "move":
                Move(stored, (string?)InputReader.Parse(request.Body)["projectId"]);
                Changed(cluster.Id, stored);
                return ApiAnswer.Empty(200);
            case "POST" when request.Action is { } action:
                throw new ApiError(422, "InvalidAction", $"Invalid action: {action}");
            default:
                throw ApiError.NotAllowed(request.Method);
        }
    }

    private static string Key(StoredObject cluster, string name) => $"{cluster.Id}/{name}";

    private JObject Update(StoredObject stored, JObject sent, StoredObject cluster, ApiRequest request)
    {
        var project = ProjectOf(stored);
        if (sent[Quota] is JObject quota)
        {
            NamespaceQuota.Check(world, project, quota, stored);
        }

        // projectId counts at creation only; after that there is the action move.
        if (sent.ContainsKey("description"))
        {
            stored.Body["description"] = (string?)sent["description"] ?? "";
        }

        foreach (var field in new[] { "labels", "annotations" }.Where(field => sent[field] is JObject))
        {
            stored.Body[field] = Merged(stored.Body[field] as JObject, (JObject)sent[field]!);
        }

        if (sent.ContainsKey(Quota))
        {
            stored.Body[Quota] = sent[Quota] as JObject ?? [];
        }

        SetLimits(stored, sent, project);
        var answer = View(cluster, stored, request);
        Settle(stored);
        return answer;
    }

    /// <summary>
    /// The limits are an annotation: 2.4 puts those of the project in with each change that does not name them, later servers where annotations are
    /// given.
    /// </summary>
    private void SetLimits(StoredObject stored, JObject sent, StoredObject? project)
    {
        if (sent[Limits] is JObject { Count: > 0 } own)
        {
            stored.Body[Limits] = own;
        }
        else if ((sent.ContainsKey(Limits) || world.Version.Minor < 11 || sent["annotations"] is JObject) && project?.Body[Limits] is JObject)
        {
            stored.Body[Limits] = OfProject(project);
        }
        else if (sent.ContainsKey(Limits))
        {
            stored.Body.Remove(Limits);
        }
    }

    /// <summary>Keys of Rancher and of Kubernetes stay.</summary>
    private static JObject Merged(JObject? current, JObject sent)
    {
        var kept = (current ?? []).Properties().Where(p => p.Name.Contains("cattle.io/", StringComparison.Ordinal) || p.Name.Contains("kubernetes.io/",
            StringComparison.Ordinal));
        var merged = new JObject(kept);
        foreach (var (key, value) in sent)
        {
            merged[key] = value;
        }

        return merged;
    }

    private void Move(StoredObject stored, string? projectId)
    {
        if (string.IsNullOrEmpty(projectId))
        {
            stored.Body["projectId"] = JValue.CreateNull();
            return;
        }

        var target = world.Store.Find("project", projectId) ?? throw ApiError.Server($"projects.management.cattle.io \"{projectId.Split(':')[^1]}\" not found");
        if (NamespaceQuota.LimitOf(target).Count > 0)
        {
            throw ApiError.Server($"can't move namespace. Project {target.Text("name")} has resource quota set");
        }

        stored.Body["projectId"] = projectId;
    }

    private ApiAnswer List(StoredObject cluster, ApiRequest request)
    {
        var data = world.Store.All("namespace").Where(n => n.Hidden["cluster"] == cluster.Id && _rights.CanSee(cluster, n, request.Caller!)).Select(
            n => View(cluster, n, request))
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
        NamespaceName.Check(name);
        var projectId = (string?)sent["projectId"];
        _rights.RequireCreate(cluster, projectId, request.Caller!);
        if (world.Store.Find("namespace", Key(cluster, name)) is { } other)
        {
            throw new ApiError(409, "AlreadyExists", $"{(other.IsRemoving ? "object is being deleted: " : "")}namespaces \"{name}\" already exists");
        }

        var project = projectId is null ? null : world.Store.Find("project", projectId)
            ?? throw ApiError.NotFound($"projects.management.cattle.io \"{projectId.Split(':')[^1]}\" not found");
        if (sent[Quota] is JObject quota)
        {
            NamespaceQuota.Check(world, project, quota, null);
        }

        var body = new JObject
        {
            ["type"] = "namespace",
            ["baseType"] = "namespace",
            ["id"] = name,
            ["name"] = name,
            ["projectId"] = projectId,
            ["creatorId"] = request.Caller!.UserId,
            ["uuid"] = world.Ids.Uuid(),
            ["labels"] = TypeBehavior.NormanLabels(sent["labels"]?.DeepClone()),
            ["annotations"] = sent["annotations"] as JObject ?? [],
            ["state"] = "activating",
            ["transitioning"] = "yes",
            ["transitioningMessage"] = "Populating initial roles",
        };
        if (world.Version.Minor >= 11)
        {
            body["labels"]!["kubernetes.io/metadata.name"] = name;
        }

        foreach (var field in new[] { "description", Quota, Limits }.Where(sent.ContainsKey))
        {
            body[field] = sent[field];
        }

        if (body[Limits] is not JObject { Count: > 0 } && project?.Body[Limits] is JObject)
        {
            body[Limits] = OfProject(project);
        }

        world.SetDate(body, "created");
        var stored = world.Store.Add(new StoredObject("namespace", Key(cluster, name), body));
        stored.Hidden["cluster"] = cluster.Id;
        _rights.Granted(stored, 0.4);
        Changed(cluster.Id, stored);
        var answer = View(cluster, stored, request);
        Settle(stored);
        world.Clock.After(0.4, () =>
        {
            if (!stored.IsRemoving)
            {
                (body["state"], body["transitioning"], body["transitioningMessage"]) = ("active", "no", "");
            }
        });
        return new ApiAnswer(201, answer);
    }

    /// <summary>A controller gives a namespace without a quota the one of its project.</summary>
    private void Settle(StoredObject stored) => world.Clock.After(0.15, () =>
    {
        if (ProjectOf(stored) is not { } project)
        {
            return;
        }

        stored.Body["labels"]!["field.cattle.io/projectId"] = project.Id.Split(':')[^1];
        if (NamespaceQuota.LimitOf(stored).Count == 0 && NamespaceQuota.DefaultOf(project) is { Count: > 0 } each)
        {
            stored.Body[Quota] = new JObject { ["limit"] = each };
        }
    });

    private StoredObject? ProjectOf(StoredObject stored) => stored.Text("projectId") is { Length: > 0 } id ? world.Store.Find("project", id) : null;

    private static JObject OfProject(StoredObject project)
    {
        var limits = (JObject)project.Body[Limits]!.DeepClone();
        limits.Remove("type");
        return limits;
    }

    private void Delete(StoredObject stored, string name)
    {
        if (name == "default" || (world.Version.Minor >= 14 && name == "kube-system"))
        {
            throw new ApiError(403, "Forbidden", $"namespaces \"{name}\" is forbidden: this namespace may not be deleted");
        }

        if (stored.IsRemoving)
        {
            return;
        }

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
