using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Downstream;

/// <summary>
/// Namespaces: Kubernetes objects which <c>/v3/clusters/…/namespaces</c> shows too, so what happens on one side happens on the other.
/// </summary>
internal sealed class Namespaces(World world, KubeCluster kube) : KubeController
{
    private const string Project = "field.cattle.io/projectId";

    public static SteveObject Plant(KubeCluster kube, string name) => kube.Make(
        SteveTypes.Namespaces,
        null,
        name,
        new JObject { ["spec"] = new JObject { ["finalizers"] = new JArray("kubernetes") }, ["status"] = new JObject { ["phase"] = "Active" } },
        new JObject { ["kubernetes.io/metadata.name"] = name });

    /// <summary>Shows those that are there already below <c>/v3</c> too.</summary>
    public void ShowAll()
    {
        foreach (var item in kube.Objects.All(SteveTypes.Namespaces).Where(item => world.Store.Find("namespace", Key(item)) is null).ToList())
        {
            Mirror(item, null);
        }
    }

    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Namespaces;

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        var labels = body["metadata"]!["labels"] as JObject ?? [];
        labels["kubernetes.io/metadata.name"] = body["metadata"]!["name"]!.DeepClone();
        body["metadata"]!["labels"] = labels;
        body["spec"] ??= new JObject { ["finalizers"] = new JArray("kubernetes") };
        if (current is null)
        {
            body["status"] = new JObject { ["phase"] = "Active" };
        }
    }

    public override void Created(SteveObject item, Caller caller)
    {
        Mirror(item, caller.UserId);
    }

    public override void Changed(SteveObject item, JObject before)
    {
        if (world.Store.Find("namespace", Key(item)) is { } twin)
        {
            Copy(item, twin.Body);
        }
    }

    public override bool HoldsBack(SteveObject item) => true;

    public override void Removed(SteveObject item)
    {
        item.Status["phase"] = "Terminating";
        item.State = new SteveState("terminating");
        if (world.Store.Find("namespace", Key(item)) is { } twin)
        {
            world.SetDate(twin.Body, "removed");
            (twin.Body["state"], twin.Body["transitioning"]) = ("removing", "yes");
        }

        kube.When(4.8, item, () =>
        {
            kube.Objects.Remove(item);
            world.Store.Remove("namespace", Key(item));
            foreach (var type in kube.Types.Where(type => type.IsNamespaced))
            {
                foreach (var inside in kube.Objects.All(type.Collection).Where(o => o.Namespace == item.Name).ToList())
                {
                    kube.Objects.Remove(inside);
                }
            }
        });
    }

    /// <summary>A namespace that was made below <c>/v3</c>.</summary>
    public void Follow(StoredObject twin)
    {
        var name = (string)twin.Body["name"]!;
        if (kube.Find(SteveTypes.Namespaces, null, name) is not { } item)
        {
            item = Plant(kube, name);
        }

        foreach (var field in new[] { "labels", "annotations" })
        {
            foreach (var (key, value) in twin.Body[field] as JObject ?? [])
            {
                ((JObject)(item.Metadata[field] ??= new JObject()))[key] = value?.DeepClone();
            }
        }

        item.Annotate(Project, (string?)twin.Body["projectId"] is { Length: > 0 } project ? project : null);
        kube.Objects.Touch(item);
    }

    public void Forget(StoredObject twin)
    {
        if (kube.Find(SteveTypes.Namespaces, null, (string)twin.Body["name"]!) is { } item)
        {
            kube.Objects.Remove(item);
        }
    }

    private string Key(SteveObject item) => $"{kube.Id}/{item.Name}";

    private void Mirror(SteveObject item, string? creator)
    {
        var body = new JObject
        {
            ["type"] = "namespace", ["baseType"] = "namespace", ["id"] = item.Name, ["name"] = item.Name, ["creatorId"] = creator, ["uuid"] = item.Uid, ["state"] = "active",
            ["transitioning"] = "no", ["transitioningMessage"] = "",
        };
        world.SetDate(body, "created");
        Copy(item, body);
        world.Store.Add(new StoredObject("namespace", Key(item), body)).Hidden["cluster"] = kube.Id;
    }

    private static void Copy(SteveObject item, JObject body)
    {
        body["labels"] = item.Metadata["labels"]?.DeepClone() ?? new JObject();
        body["annotations"] = item.Metadata["annotations"]?.DeepClone() ?? new JObject();
        body["projectId"] = item.Annotation(Project);
    }
}
