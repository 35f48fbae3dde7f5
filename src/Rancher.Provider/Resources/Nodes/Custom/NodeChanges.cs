using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Changes of a node that is in its cluster: labels, taints and whether pods are placed on it.</summary>
internal static class NodeChanges
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Makes the node as planned. What it has besides stays.</summary>
    public static async Task ApplyAsync(RancherClient rancher, JObject node, TfValue prior, TfValue planned, CancellationToken ct)
    {
        var id = (string)node["id"]!;
        if (LabelsOf(node, prior, planned) is var labels && !JToken.DeepEquals(labels, node["labels"] ?? new JObject()) || !HasTaints(node, prior, planned))
        {
            var wantsTaints = !HasTaints(node, prior, planned);
            if (wantsTaints && !(await rancher.ServerAsync(ct)).Version.IsAtLeast(2, 3))
            {
                throw new OperationFailedException("This Rancher takes taints of nodes and does nothing with them; "
                    + "set them with kubectl, and leave taints out here.", TfPath.Of("taints"));
            }

            var ofMachine = NodeIdentity.IsOfMachines(NodeIdentity.Split(id).Cluster);
            if (ofMachine)
            {
                await LabelInKubernetesAsync(rancher, node, prior, planned, ct);
            }

            if (!ofMachine || wantsTaints)
            {
                // Both in one request: the next one overwrites what the controller has not done yet, and one without taints removes them all.
                await rancher.Norman.UpdateAsync(
                    "nodes",
                    id,
                    server => new JObject { ["labels"] = LabelsOf(server, prior, planned), ["taints"] = TaintsOf(server, prior, planned) },
                    ct);
            }

            await rancher.Waiter.WaitAsync(
                new WaitPlan($"labels and taints of node {id} to change", Patience) { LongestPause = TimeSpan.FromSeconds(2) },
                inner => rancher.Norman.GetAsync("nodes", id, inner),
                seen => HasLabels(seen, prior, planned) && HasTaints(seen, prior, planned) ? WaitStep.Done
                    : WaitStep.Waiting("the node still has the old ones"),
                ct);
        }

        await ScheduleAsync(rancher, id, planned["unschedulable"].BoolOrNull() ?? false, ct);
    }

    /// <summary>Cordons or uncordons.</summary>
    public static async Task ScheduleAsync(RancherClient rancher, string id, bool unschedulable, CancellationToken ct)
    {
        var node = await rancher.Norman.GetAsync("nodes", id, ct);
        if (((bool?)node["unschedulable"] ?? false) == unschedulable || !HasAction(node, unschedulable ? "cordon" : "uncordon"))
        {
            return;
        }

        try
        {
            await rancher.Norman.SwitchAsync("nodes", id, unschedulable ? "cordon" : "uncordon", null, ct);
        }
        catch (RancherException refused) when (refused.Error.IsAlreadyDone)
        {
            // The request was repeated, and the first one had been carried out.
        }

        await rancher.Waiter.WaitAsync(
            new WaitPlan($"node {id} to be {(unschedulable ? "cordoned" : "uncordoned")}", Patience) { LongestPause = TimeSpan.FromSeconds(2) },
            inner => rancher.Norman.GetAsync("nodes", id, inner),
            seen => ((bool?)seen["unschedulable"] ?? false) == unschedulable ? WaitStep.Done : WaitStep.Waiting(NodeDetails.Value(seen, "state")),
            ct);
    }

    public static bool HasAction(JObject node, string action) => node["actions"] is JObject actions && actions.ContainsKey(action);

    // From 2.14 on the management API takes labels of such nodes and does nothing with them.
    private static async Task LabelInKubernetesAsync(RancherClient rancher, JObject node, TfValue prior, TfValue planned, CancellationToken ct)
    {
        var (has, becomes) = (node["labels"] as JObject ?? [], LabelsOf(node, prior, planned));
        var changes = new JObject(becomes.Properties().Where(p => !JToken.DeepEquals(p.Value, has[p.Name])));
        foreach (var gone in has.Properties().Where(p => becomes.Property(p.Name) is null))
        {
            changes[gone.Name] = JValue.CreateNull();
        }

        if (changes.Count > 0)
        {
            var kubernetes = await new SteveClusters(rancher).GetAsync(NodeIdentity.Split((string)node["id"]!).Cluster, ct);
            var patch = new JObject { ["metadata"] = new JObject { ["labels"] = changes } };
            await kubernetes.PatchAsync("nodes", null, NodeDetails.Value(node, "nodeName"), patch, PatchKind.Merge, ct);
        }
    }

    private static JObject LabelsOf(JObject node, TfValue prior, TfValue planned)
    {
        var labels = (JObject?)(node["labels"] as JObject)?.DeepClone() ?? [];
        foreach (var gone in Names(prior["labels"]).Except(Names(planned["labels"])))
        {
            labels.Remove(gone);
        }

        foreach (var (name, value) in (planned["labels"] as TfMap)?.Entries ?? new Dictionary<string, TfValue>())
        {
            labels[name] = value.StringOrNull();
        }

        return labels;
    }

    private static bool HasLabels(JObject node, TfValue prior, TfValue planned)
    {
        var own = node["labels"] as JObject ?? [];
        return Names(prior["labels"]).Except(Names(planned["labels"])).All(name => !own.ContainsKey(name))
            && ((planned["labels"] as TfMap)?.Entries ?? new Dictionary<string, TfValue>()).All(e => (string?)own[e.Key] == e.Value.StringOrNull());
    }

    private static IEnumerable<string> Names(TfValue labels) => (labels as TfMap)?.Entries.Keys ?? [];

    private static JArray TaintsOf(JObject node, TfValue prior, TfValue planned)
    {
        var (before, wanted) = (NodeTaints.Of(prior["taints"]).ToList(), NodeTaints.Of(planned["taints"]).ToList());
        var others = (node["taints"] as JArray ?? []).OfType<JObject>()
            .Where(t => !before.Exists(b => NodeTaints.AreSame(b, t)) && !wanted.Exists(w => Collides(w, t)));
        return new JArray(others.Select(t => t.DeepClone()).Concat(wanted));
    }

    private static bool HasTaints(JObject node, TfValue prior, TfValue planned)
    {
        var own = (node["taints"] as JArray ?? []).OfType<JObject>().ToList();
        var wanted = NodeTaints.Of(planned["taints"]).ToList();
        return wanted.TrueForAll(w => own.Exists(o => NodeTaints.AreSame(w, o)))
            && NodeTaints.Of(prior["taints"]).Where(b => !wanted.Exists(w => NodeTaints.AreSame(w, b))).All(b => !own.Exists(o => NodeTaints.AreSame(b, o)));
    }

    // A node has one taint of a key and effect.
    private static bool Collides(JObject left, JObject right) =>
        (string?)left["key"] == (string?)right["key"] && (string?)left["effect"] == (string?)right["effect"];
}
