using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>Writes objects of a Kubernetes cluster, past its admission webhooks and on to its controllers.</summary>
internal sealed partial class SteveWriter(World world, KubeCluster cluster)
{
    /// <summary>What a writer may not set: it belongs to the server.</summary>
    private static readonly string[] OfServer = ["state", "relationships", "fields", "managedFields", "selfLink"];

    public SteveObject Create(SteveType type, JObject body, Caller caller, bool dryRun = false)
    {
        var metadata = (JObject)body["metadata"]!;
        if (type.IsNamespaced && cluster.Find(cluster.Type(SteveTypes.Namespaces), null, (string)metadata["namespace"]!) is null)
        {
            throw new SteveError(404, "NotFound", $"namespaces \"{(string?)metadata["namespace"]}\" not found");
        }

        metadata["name"] ??= world.Ids.Name((string)metadata["generateName"]!);
        var name = (string)metadata["name"]!;
        CheckName(type, name);
        if (cluster.Find(type, (string?)metadata["namespace"], name) is { } other)
        {
            throw SteveError.AlreadyExists(type, other);
        }

        // What is sent as a status is dropped; an admission may give a new object one.
        body.Remove("status");
        foreach (var controller in cluster.Watching(type))
        {
            controller.Admit(type, body, null, caller);
        }

        if (dryRun)
        {
            return new SteveObject(type, cluster.New(type, metadata, body));
        }

        return cluster.Mirror?.Holds(type) == true
            ? cluster.Mirror.Create(type, body, caller)
            : cluster.Objects.Add(new SteveObject(type, cluster.New(type, metadata, body)));
    }

    /// <summary>Lets the controllers loose on a new object; the answer is written before that.</summary>
    public void Announce(SteveObject item, Caller caller)
    {
        foreach (var controller in cluster.Watching(item.Type))
        {
            controller.Created(item, caller);
        }
    }

    public SteveObject Replace(SteveType type, JObject body, Caller caller)
    {
        var sent = body["metadata"] as JObject ?? [];

        // The name in the body counts, whatever the path says.
        var name = (string?)sent["name"] ?? "";
        var item = cluster.Find(type, (string?)sent["namespace"], name) ?? throw Missing(type, sent, name);
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

        return Write(item, body, caller);
    }

    public SteveObject Patch(SteveObject item, string kind, JToken patch, Caller caller)
    {
        var body = (JObject)item.Body.DeepClone();
        if (patch is JArray operations)
        {
            JsonPatch.Apply(body, operations);
        }
        else
        {
            MergePatch(body, (JObject)patch, kind.StartsWith("application/apply", StringComparison.Ordinal));
        }

        return Write(item, body, caller);
    }

    /// <summary>Removes an object, or marks it where somebody holds it back.</summary>
    public bool Delete(SteveObject item, Caller caller)
    {
        if (cluster.Mirror?.Holds(item.Type) == true)
        {
            cluster.Mirror.Remove(item, caller);
            return true;
        }

        var controllers = cluster.Watching(item.Type).ToList();
        if (!controllers.Exists(controller => controller.HoldsBack(item)))
        {
            cluster.Objects.Remove(item);
            controllers.ForEach(controller => controller.Removed(item));
            return true;
        }

        if (!item.IsRemoving)
        {
            Mark(item);
            controllers.ForEach(controller => controller.Removed(item));
        }

        return false;
    }

    public void Mark(SteveObject item)
    {
        if (item.Type.Collection != SteveTypes.Namespaces)
        {
            item.Metadata["deletionGracePeriodSeconds"] = 0;
        }

        item.Metadata["deletionTimestamp"] = world.Timestamp();
        if (item.Metadata["generation"] is { } generation)
        {
            item.Metadata["generation"] = (long)generation + 1;
        }

        cluster.Objects.Touch(item);
    }

    /// <summary>What a writer may change: not the status, and of the metadata only labels, annotations, owners and finalizers.</summary>
    private SteveObject Write(SteveObject item, JObject body, Caller caller)
    {
        var written = (JObject)body.DeepClone();
        var metadata = (JObject)item.Metadata.DeepClone();
        string[] open = ["labels", "annotations", "ownerReferences"];

        // Whoever waits for a removal is not to be pushed aside: that an object goes when its last finalizer is taken away is not simulated.
        foreach (var field in item.IsRemoving ? open : [.. open, "finalizers"])
        {
            metadata.Remove(field);
            if (body["metadata"]?[field] is JContainer { Count: > 0 } sent)
            {
                metadata[field] = sent.DeepClone();
            }
        }

        foreach (var field in OfServer)
        {
            metadata.Remove(field);
        }

        written["metadata"] = metadata;
        written["apiVersion"] = item.Type.ApiVersion;
        written["kind"] = item.Type.Kind;
        if (cluster.Mirror?.Holds(item.Type) == true)
        {
            return cluster.Mirror.Replace(item, written, caller);
        }

        foreach (var controller in cluster.Watching(item.Type))
        {
            controller.Admit(item.Type, written, item, caller);
        }

        written.Remove("status");
        if (item.Body["status"] is { } status)
        {
            written["status"] = status.DeepClone();
        }

        if (JToken.DeepEquals(written, item.Body))
        {
            return item;
        }

        var before = item.Body;
        var specChanged = !JToken.DeepEquals(written["spec"], before["spec"]);
        item.Body = written;
        if (specChanged && item.Metadata["generation"] is { } generation)
        {
            item.Metadata["generation"] = (long)generation + 1;
        }

        cluster.Objects.Touch(item);
        foreach (var controller in cluster.Watching(item.Type))
        {
            controller.Changed(item, before);
        }

        return item;
    }

    /// <summary>Who sends what he read under another name means the object he read, and that one is not there.</summary>
    private static SteveError Missing(SteveType type, JObject sent, string name)
    {
        if ((string?)sent["uid"] is not { Length: > 0 } uid)
        {
            return SteveError.NotFound(type, name);
        }

        var place = type.IsNamespaced ? $"{(string?)sent["namespace"]}/{name}" : name;
        return new SteveError(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {type.Resource} \"{name}\": StorageError: invalid object, Code: 4, Key: /registry/{type.Group}/{type.Plural}/{place}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: ");
    }

    private static void CheckName(SteveType type, string name)
    {
        if (!Subdomain().IsMatch(name))
        {
            throw SteveError.Invalid(
                type,
                name,
                $"metadata.name: Invalid value: \"{name}\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
        }
    }

    private static void MergePatch(JObject onto, JObject patch, bool isApply)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JObject inner)
            {
                var below = onto[name] as JObject ?? [];
                MergePatch(below, inner, isApply);
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

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex Subdomain();
}
