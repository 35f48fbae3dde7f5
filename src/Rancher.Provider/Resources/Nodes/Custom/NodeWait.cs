using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Waits for a machine: what counts is how Rancher sees the node, not what an installer said.</summary>
internal static class NodeWait
{
    public static async Task<NodeSnapshot> UntilAsync(OperationContext op, CustomNodes nodes, string name, HostRegistration? host, CancellationToken ct)
    {
        var registered = op.Planned["wait_for"].StringOrNull() == "registered";
        NodeSnapshot? last = null;
        // A machine that comes up is in trouble now and then: images load slowly, and the nodes it depends on may come later.
        var plan = new WaitPlan($"{op.Planned["name"].StringOrNull()} to be {(registered ? "registered" : "an active node")}",
            op.Timeout) { FailureGrace = TimeSpan.FromMinutes(5), AccessGrace = TimeSpan.FromSeconds(30) };
        try
        {
            var seen = await op.Rancher().Waiter.WaitAsync(plan, inner => nodes.FindAsync(name, inner), sight => Judge(last = sight ?? last, registered), ct);
            return seen!;
        }
        catch (Exception failed) when (failed is WaitTimedOutException or WaitFailedException)
        {
            throw new OperationFailedException($"{failed.Message} {await EvidenceAsync(op, nodes, last, host, ct)}".TrimEnd());
        }
    }

    private static WaitStep Judge(NodeSnapshot? sight, bool registered) =>
        sight is null ? WaitStep.Waiting("no machine has registered under that name")
        : registered || sight.IsActive ? WaitStep.Done
        : sight.IsInTrouble ? WaitStep.Failed(sight.Describe(), passing: true)
        : WaitStep.Waiting(sight.Describe());

    private static async Task<string> EvidenceAsync(OperationContext op, CustomNodes nodes, NodeSnapshot? last, HostRegistration? host, CancellationToken ct)
    {
        var log = host is null ? "" : await host.LogAsync(ct);
        log = log.Length == 0 ? "" : $"\n\nThe last lines of the agent's log:\n{log}";
        if (last is null && host is not null)
        {
            return $"The registration command ran on the machine, but the node did not register.{log}";
        }

        if (last is null)
        {
            return "The machine has to run the cluster's registration command with the node name "
                + $"\"{op.Planned["name"].StringOrNull()}\"{Identity(op.Planned)}. Look at the log of its first start, and whether it reaches Rancher.";
        }

        var lines = last.FailingConditions().Select(c => $"\n  {c}").ToList();
        // A node often waits for others: the cluster says so.
        if (await op.Rancher().Norman.FindAsync("clusters", nodes.ClusterId, ct) is { } cluster && ClusterConditions.State(cluster) != "active")
        {
            lines.Add($"\n  The cluster is {ClusterConditions.Describe(cluster)}");
        }

        return (lines.Count == 0 ? "" : $"What Rancher says of it:{string.Concat(lines)}") + log;
    }

    private static string Identity(TfValue planned) => planned["machine_id"].StringOrNull() is { } id ? $" and the id \"{id}\"" : "";
}
