using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Management;

/// <summary>The objects of <c>/v3</c> as Kubernetes objects of the group management.cattle.io, which is what they are.</summary>
internal sealed class ManagementObjects(World world, Func<string, TypeBehavior> behavior) : IMirror
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["clusters"] = "cluster",
        ["clusterregistrationtokens"] = "clusterRegistrationToken",
        ["clusterroletemplatebindings"] = "clusterRoleTemplateBinding",
        ["features"] = "feature",
        ["globalrolebindings"] = "globalRoleBinding",
        ["globalroles"] = "globalRole",
        ["nodes"] = "node",
        ["projectroletemplatebindings"] = "projectRoleTemplateBinding",
        ["projects"] = "project",
        ["roletemplates"] = "roleTemplate",
        ["settings"] = "setting",
        ["users"] = "user",
    };

    private readonly Dictionary<StoredObject, (JObject Body, string Version)> _seen = [];

    private long _version = 3000;

    public bool Holds(SteveType type) => type.Group == "management.cattle.io" && Types.ContainsKey(type.Plural);

    public IEnumerable<SteveObject> All(SteveType type) => world.Store.All(Types[type.Plural]).Where(stored => !stored.Verbatim).Select(stored => Show(type, stored));

    public SteveObject Create(SteveType type, JObject body, Caller caller)
    {
        var kind = behavior(Types[type.Plural]);
        var sent = ManagementShape.ToNorman(type.Plural, body);
        kind.BeforeCreate(sent, caller);
        var made = kind.Make(sent, caller);
        kind.AfterCreate(made, caller);
        return Show(type, made);
    }

    public SteveObject Replace(SteveObject item, JObject body, Caller caller)
    {
        var kind = behavior(Types[item.Type.Plural]);
        var stored = world.Store.Find(kind.TypeId, item.Hidden["id"])!;
        var sent = ManagementShape.ToNorman(item.Type.Plural, body);
        var merged = (JObject)stored.Body.DeepClone();
        foreach (var (name, value) in sent)
        {
            merged[name] = value?.DeepClone();
        }

        kind.BeforeUpdate(stored, sent, merged, caller);
        var before = stored.Body;
        stored.Body = merged;
        kind.AfterUpdate(stored, before);
        return Show(item.Type, stored);
    }

    public void Remove(SteveObject item, Caller caller)
    {
        var kind = behavior(Types[item.Type.Plural]);
        var stored = world.Store.Find(kind.TypeId, item.Hidden["id"])!;
        kind.BeforeDelete(stored, caller);
        if (kind.Removal == Removal.Silent)
        {
            world.Store.Remove(kind.TypeId, stored.Id);
            kind.AfterRemoval(stored);
        }
        else if (!stored.IsRemoving)
        {
            Remover.Mark(world, kind, stored);
        }
    }

    private SteveObject Show(SteveType type, StoredObject stored)
    {
        var (ns, name) = stored.Id.Split(':', 2) is [var space, var rest] ? (space, rest) : (null, stored.Id);
        var metadata = new JObject();
        var annotations = (JObject?)(stored.Body["annotations"] as JObject)?.DeepClone() ?? [];
        if (stored.Text("creatorId") is { } creator && type.Plural is not ("settings" or "features"))
        {
            annotations["field.cattle.io/creatorId"] = creator;
        }

        Put(metadata, "annotations", annotations);
        metadata["creationTimestamp"] = stored.Body["created"]?.DeepClone();
        if (stored.IsRemoving)
        {
            metadata["deletionTimestamp"] = stored.Body["removed"]!.DeepClone();
        }

        if (type.Plural == "clusterregistrationtokens" && world.Version.RegistrationTokensAreSecrets)
        {
            metadata["finalizers"] = new JArray("wrangler.cattle.io/cluster-registration-token-cleanup");
        }

        if (type.Plural == "clusters")
        {
            if (annotations["lifecycle.cattle.io/create.cluster-agent-controller-cleanup"] is not null)
            {
                metadata["finalizers"] = new JArray(ManagementFinalizers.Of(world.Version));
            }

            if (name != LocalCluster.Id && !name.StartsWith("c-m-", StringComparison.Ordinal))
            {
                metadata["generateName"] = "c-";
            }
        }

        metadata["generation"] = 1;
        Put(metadata, "labels", stored.Body["labels"] as JObject ?? []);
        metadata["name"] = name;
        if (type.IsNamespaced)
        {
            metadata["namespace"] = ns;
        }

        metadata["uid"] = stored.Body["uuid"]?.DeepClone();
        var body = new JObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = metadata };
        foreach (var (field, value) in ManagementShape.ToKubernetes(type.Plural, Complete(stored)))
        {
            body[field] = value;
        }

        if (name.StartsWith("c-m-", StringComparison.Ordinal))
        {
            // Norman's default for clusters that are made through it.
            (body["spec"] as JObject)?.Remove("dockerRootDir");
        }

        if (type.Plural == "clusterregistrationtokens" && metadata["finalizers"] is not null && body["status"] is JObject status)
        {
            // Where /v3 begins commands with a blank, the objects of these servers have none.
            foreach (var command in status.Properties().Where(p => p.Value.Type == JTokenType.String))
            {
                command.Value = ((string)command.Value!).TrimStart(' ');
            }
        }

        metadata["resourceVersion"] = VersionOf(stored, body);
        var item = new SteveObject(type, body) { State = ManagementShape.StateOf(type.Plural, stored) };
        item.Hidden["id"] = stored.Id;
        return item;
    }

    /// <summary>What an object has beyond its body: the commands of a registration token.</summary>
    private JObject Complete(StoredObject stored)
    {
        var body = (JObject)stored.Body.DeepClone();
        if (stored.Type == "clusterRegistrationToken")
        {
            ((RegistrationTokenBehavior)behavior(stored.Type)).Complete(body, stored);
        }

        return body;
    }

    private string VersionOf(StoredObject stored, JObject body)
    {
        if (!_seen.TryGetValue(stored, out var seen) || !JToken.DeepEquals(seen.Body, body))
        {
            _seen[stored] = seen = ((JObject)body.DeepClone(), (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return seen.Version;
    }

    private static void Put(JObject metadata, string field, JObject map)
    {
        if (map.Count > 0)
        {
            metadata[field] = map.DeepClone();
        }
    }
}
