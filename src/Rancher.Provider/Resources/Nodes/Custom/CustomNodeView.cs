using System.Net;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Nodes;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Makes of a node what the fields of the resource read, measured by what is known of it.</summary>
internal static class CustomNodeView
{
    /// <summary>What can be said before any machine has registered.</summary>
    public static JObject Expected(TfValue planned, string id, string? hostKey) => new()
    {
        ["id"] = id,
        ["address"] = planned["address"].StringOrNull(),
        ["internalAddress"] = planned["internal_address"].StringOrNull(),
        ["machineId"] = planned["machine_id"].StringOrNull(),
        ["machineName"] = planned["machine_name"].StringOrNull(),
        ["sshHostKey"] = hostKey,
        ["state"] = "",
    };

    /// <param name="nodes">The cluster's nodes.</param>
    /// <param name="sight">The node.</param>
    /// <param name="id">Id of the resource.</param>
    /// <param name="known">State or plan: what was asked for.</param>
    /// <param name="isImport">Whether nothing is known, and everything is read as it is.</param>
    public static JObject Of(CustomNodes nodes, NodeSnapshot sight, string id, TfValue known, bool isImport)
    {
        var view = nodes.Registered(sight);
        var details = sight.Node is null ? [] : NodeDetails.Of(sight.Node);
        view["id"] = id;
        view["clusterId"] = nodes.ClusterId;
        view["os"] = sight.HasJoined || sight.Machine is null ? details["os"] : (string?)sight.Machine["metadata"].At("labels").At("cattle.io/os") ?? "linux";
        view["address"] = Address(known["address"].StringOrNull(), view["address"]);
        view["internalAddress"] = Address(known["internal_address"].StringOrNull(), view["internalAddress"]);
        // What only looks different: agents of Windows write their name in lower case.
        if (string.Equals(known["name"].StringOrNull(), (string?)view["name"], StringComparison.OrdinalIgnoreCase))
        {
            view["name"] = known["name"].StringOrNull();
        }

        if (isImport)
        {
            view["labels"] = new JObject((view["labels"] as JObject ?? []).Properties().Where(p => !NodeLabels.IsManaged(p.Name)));
            view["taints"] = NodeTaints.InOrderOf([], view["taints"]!.OfType<JObject>().Where(t => !NodeTaints.IsManaged(t)));
        }
        else
        {
            view["labels"] = Labels(sight, known["labels"]);
            view["taints"] = Taints(sight, known["taints"]);
        }

        view["unschedulable"] = sight.Node?["unschedulable"]?.DeepClone() ?? false;
        foreach (var (field, source) in new[] { ("kubeletVersion", "kubeletVersion"), ("operatingSystem", "operatingSystem"), ("podCidr", "podCidr"),
            ("windowsBuild", "windowsBuild") })
        {
            view[field] = details[source]?.DeepClone() ?? "";
        }

        view["nodeId"] = (string?)sight.Node?["id"];
        view["state"] = sight.State;
        return view;
    }

    /// <summary>The node's values of the labels that were asked for. A node that has not joined has none yet, and that is no change.</summary>
    private static JObject? Labels(NodeSnapshot sight, TfValue asked)
    {
        if (asked is not TfMap { Entries.Count: > 0 } wanted)
        {
            return asked.IsNull ? null : new JObject();
        }

        return sight.HasJoined && sight.Node!["labels"] is JObject own
            ? new JObject(wanted.Entries.Keys.Where(own.ContainsKey).Select(name => new JProperty(name, own[name])))
            : new JObject(wanted.Entries.Select(e => new JProperty(e.Key, e.Value.StringOrNull())));
    }

    private static JArray Taints(NodeSnapshot sight, TfValue asked)
    {
        var wanted = NodeTaints.Of(asked).ToList();
        return sight.HasJoined
            ? NodeTaints.InOrderOf(wanted, (sight.Node!["taints"] as JArray ?? []).OfType<JObject>()
            .Where(t => !NodeTaints.IsManaged(t) || wanted.Exists(w => NodeTaints.AreSame(w, t))))
            : new JArray(wanted);
    }

    // "eth1" and "ipify" are answers to another question than the address they led to.
    private static JToken? Address(string? asked, JToken? found) =>
        asked is not null && (!IPAddress.TryParse(asked, out _) || found is null or JValue { Value: null or "" }) ? asked : found;
}
