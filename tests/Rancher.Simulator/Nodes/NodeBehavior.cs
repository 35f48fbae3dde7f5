using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Nodes;

/// <summary>Nodes: those that agents registered, and what can be done with them through the API.</summary>
internal sealed class NodeBehavior : TypeBehavior
{
    public NodeBehavior(World world)
        : base(world, "node")
    {
        NamePrefix = "n-";
        Finalizer = "node-controller";
        RemovalSeconds = world.Version.Minor >= 11 ? 0.02 : 0.2;
    }

    public required Action<string> NodesChanged { get; init; }

    /// <summary>A node of a cluster with a Kubernetes API of its own was changed here: the Kubernetes node follows.</summary>
    public Action<StoredObject> Followed { get; set; } = _ => { };

    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public override void BeforeCreate(JObject body, Caller caller) => RequireCluster(body);

    public override StoredObject Make(JObject body, Caller caller)
    {
        var node = Insert(body, null, byNorman: false);
        node.Body["nodePoolId"] = JValue.CreateNull();
        return node;
    }

    public override void AfterCreate(StoredObject created, Caller caller) => NodesChanged(created.Text("clusterId")!);

    public override void AfterRemoval(StoredObject removed) => NodesChanged(removed.Text("clusterId")!);

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (sent["taints"] is JArray taints
            && taints.GroupBy(t => ((string?)t["key"], (string?)t["effect"])).FirstOrDefault(g => g.Count() > 1)?.Key is var (key, effect)
            && Version.Minor > 2)
        {
            throw ApiError.Format($"invalid taints, duplicated key {key} and effect {effect}");
        }

        current.Hidden["asked-taints"] = (sent["taints"] as JArray ?? []).ToString(Newtonsoft.Json.Formatting.None);
    }

    /// <summary>Labels and taints are wishes: the object keeps what the node has, and the node gets what was asked a moment later.</summary>
    public override void AfterUpdate(StoredObject updated, JObject before)
    {
        var labels = updated.Body["labels"]?.DeepClone();
        var taints = JArray.Parse(updated.Hidden["asked-taints"]);
        Restore(updated.Body, before, "labels");
        Restore(updated.Body, before, "taints");
        var keepsLabels = Version.Minor >= 12 && updated.Text("clusterId")!.StartsWith("c-m-", StringComparison.Ordinal);
        if (keepsLabels)
        {
            Restore(updated.Body, before, "annotations");
        }

        World.Clock.After(Version.Minor == 4 ? 2.5 : 1.5, () =>
        {
            // Nodes that machines became keep their labels and annotations from 2.14 on, whatever is sent.
            if (NodeLife.IsJoined(updated) && labels is not null && !keepsLabels)
            {
                updated.Body["labels"] = labels;
            }

            // 2.2 takes taints and does nothing with them; later a PUT without taints means that there shall be none.
            if (Version.Minor > 2)
            {
                NodeLife.SetTaints(updated, taints);
            }

            NodeLife.KeepLinuxTaint(World, updated);
            Followed(updated);
        });
    }

    public override void PresentUpdated(JObject view, JObject sent)
    {
        if (sent["taints"] is JArray asked)
        {
            view["taints"] = asked.DeepClone();
            SchemaDefaults.Present(Schema, view, World.Schemas);
        }
    }

    private static void Restore(JObject body, JObject before, string field)
    {
        if (before[field] is { } value)
        {
            body[field] = value.DeepClone();
        }
        else
        {
            body.Remove(field);
        }
    }

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        if (!stored.Flag("imported"))
        {
            ((JObject)view["links"]!).Remove("remove");
        }

        var name = request.Method == "GET" && request.Parameter("name") is not null ? stored.Text("nodeName") ?? stored.Text("requestedHostname") : null;
        if (name is not null)
        {
            view["name"] = name;
        }
    }

    public override IEnumerable<string> ActionsOf(StoredObject stored) => stored.Text("state") is "registering" or "removing" || !stored.Flag("worker")
        ? []
        : stored.Flag("unschedulable") ? ["drain", "uncordon"] : ["cordon", "drain"];

    public override ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request)
    {
        switch (action)
        {
            case "cordon" when stored.Flag("unschedulable"):
                throw new ApiError(422, "InvalidAction", $"Node {stored.Id} already cordoned");
            case "uncordon" when !stored.Flag("unschedulable"):
                throw new ApiError(422, "InvalidAction", $"Node {stored.Id} already uncordoned");
            case "cordon" or "uncordon" or "drain" when Version.Minor >= 14 && !MayUpdate(request.Caller!, stored.Text("clusterId")!):
                throw Permissions.Forbidden(request.Caller!, "update", this, stored.Id.Split(':')[^1], stored.Text("clusterId"));
            case "cordon":
                World.Clock.After(CordonSeconds(stored), () => Cordon(stored, "cordoned"));
                break;
            case "uncordon":
                World.Clock.After(CordonSeconds(stored), () =>
                {
                    NodeLife.Uncordon(stored);
                    Followed(stored);
                });
                break;
            case "drain":
                World.Clock.After(0.2, () => Cordon(stored, "draining"));
                World.Clock.After(2, () =>
                {
                    Cordon(stored, "drained");
                    SetCondition(stored.Body, Condition("Drained", "True"));
                });
                break;
            case "stopDrain":
                break;
            default:
                return base.Act(action, stored, input, request);
        }

        return ApiAnswer.Empty(200);
    }

    /// <summary>Actions are offered to every member; what they do, only owners may.</summary>
    private bool MayUpdate(Caller caller, string clusterId) => caller.IsAdmin
        || World.Store.InCluster("clusterRoleTemplateBinding", clusterId).Any(binding => binding.Text("userId") == caller.UserId && binding.Text("roleTemplateId") == "cluster-owner");

    private static double CordonSeconds(StoredObject node) => node.Text("clusterId")!.StartsWith("c-m-", StringComparison.Ordinal) ? 0.1 : 0.3;

    private void Cordon(StoredObject node, string state)
    {
        NodeLife.Cordon(World, node, state);
        Followed(node);
    }
}
