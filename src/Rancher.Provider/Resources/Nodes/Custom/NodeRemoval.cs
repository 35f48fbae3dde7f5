using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Takes a node out of its cluster: without new pods, without its own, out of Rancher, and gone.</summary>
internal sealed class NodeRemoval(OperationContext op, CustomNodes nodes, string name)
{
    // Two last nodes that are removed at once would each find the other.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Removing = new();
    private static readonly string[] Irreplaceable = ["etcd", "controlplane"];

    private RancherClient Rancher => op.Rancher();

    /// <summary>Removes the node.</summary>
    /// <returns>Whether it is gone; false when it stays because the cluster needs it.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        if (await Rancher.Norman.FindAsync("clusters", nodes.ClusterId, ct) is not { } cluster || await nodes.FindAsync(name, ct) is not { } sight)
        {
            return true;
        }

        var gate = Removing.GetOrAdd(nodes.ClusterId, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(ct);
        try
        {
            if (ClusterConditions.State(cluster) != "removing" && await LostRolesAsync(sight, ct) is { Count: > 0 } lost)
            {
                StayBehind(lost);
                return false;
            }

            await EmptyAsync(sight, ct);
            await nodes.RemoveAsync(name, op.Timeout, ct);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<IReadOnlyList<string>> LostRolesAsync(NodeSnapshot sight, CancellationToken ct)
    {
        if (Option("remove_last").BoolOrNull() == true)
        {
            return [];
        }

        var irreplaceable = nodes.Registered(sight)["roles"]!.Values<string>().OfType<string>().Intersect(Irreplaceable).ToList();
        return irreplaceable.Count == 0 ? [] : [.. irreplaceable.Except(await nodes.RolesOfOthersAsync(name, ct))];
    }

    private void StayBehind(IReadOnlyList<string> lost) => op.Diagnostics.Warning(
        $"{op.Subject} stays in its cluster",
        $"It is the last node with the {(lost.Count == 1 ? "role" : "roles")} {string.Join(" and ", lost)}, and the cluster could not live without it. "
            + "Terraform forgets it; Rancher removes it together with the cluster. To remove it while the cluster stays, "
        + "add another node with that role first, or set remove_last = true in on_destroy.");

    private async Task EmptyAsync(NodeSnapshot sight, CancellationToken ct)
    {
        if (!sight.HasJoined || !sight.IsActive || Option("drain").BoolOrNull() == false || !NodeChanges.HasAction(sight.Node!, "drain"))
        {
            return;
        }

        var id = (string)sight.Node!["id"]!;
        await NodeChanges.ScheduleAsync(Rancher, id, unschedulable: true, ct);
        var seconds = (Option("drain_timeout") as TfNumber)?.LongOrNull() ?? 120;
        await Rancher.Norman.SwitchAsync(
            "nodes",
            id,
            "drain",
            new JObject
            {
                ["deleteLocalData"] = Option("delete_local_data").BoolOrNull() ?? false,
                ["force"] = Option("force").BoolOrNull() ?? false,
                ["gracePeriod"] = (Option("grace_period") as TfNumber)?.LongOrNull() ?? -1,
                ["ignoreDaemonSets"] = true,
                ["timeout"] = seconds,
            },
            ct);
        try
        {
            await Rancher.Waiter.WaitAsync(
                new WaitPlan($"node {id} to be drained", TimeSpan.FromSeconds(seconds + 30)),
                inner => Rancher.Norman.FindAsync("nodes", id, inner),
                node => node is null || ClusterConditions.State(node) == "drained" || ClusterConditions.IsTrue(node, "Drained") ? WaitStep.Done
                    : ClusterConditions.Status(node, "Drained") == "False"
                    ? WaitStep.Failed(ClusterConditions.Message(node, "Drained") ?? "draining failed", passing: true)
                    : WaitStep.Waiting(ClusterConditions.Describe(node)),
                ct);
        }
        catch (Exception failed) when (failed is WaitTimedOutException or WaitFailedException)
        {
            throw new OperationFailedException(
                $"{failed.Message} The node is cordoned and still in its cluster. Look which pods are left, give it more time with drain_timeout, "
                    + "allow more with force or delete_local_data, or leave draining out with drain = false, all in on_destroy.");
        }
    }

    private TfValue Option(string option) => op.Prior["on_destroy"].Items is [var block, ..] ? block[option] : TfValue.Null;
}
