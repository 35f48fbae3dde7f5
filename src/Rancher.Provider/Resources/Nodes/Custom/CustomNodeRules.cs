using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>
/// The rules for nodes, asked about a custom node: what its configuration tells when it is validated, what the server knows in the plan, and once more when it
/// is made, since a plan that makes the cluster as well knows nothing of it.
/// </summary>
internal static class CustomNodeRules
{
    private const string Cluster = "cluster_id";

    public static void Validate(ValidateConfigContext context)
    {
        if (context["os"].StringOrNull() is null or "linux" && context["name"].StringOrNull() is { } name && NodeRules.LinuxNameProblem(name) is { } problem)
        {
            context.Error("name", $"\"{name}\" cannot be the name of a node", $"{problem} Kubernetes refuses it.");
        }
    }

    public static async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var silence = IgnoredRules.Of(plan.Provider);
        if (!silence.IsKnown)
        {
            return;
        }

        // Of a replacement, Terraform plans the new node once more by itself; here only what the old one takes with it matters.
        var facts = await CustomNodeFacts.JoinAsync(plan, services, ct);
        var found = WindowsRules.Check(facts, silence).ToList();
        if (!plan.IsCreate)
        {
            plan.Diagnostics.AddRange(found.Select(d => plan.Prior.Equals(plan.Planned) ? d with { Severity = Severity.Warning } : d));
            return;
        }

        if (await NoMachinesAsync(plan, services, ct) is { } why)
        {
            plan.Diagnostics.Error("No machine can join this cluster through Rancher", why, TfPath.Of(Cluster));
            return;
        }

        // The cluster exists, perhaps by an earlier run of the same configuration. An error would keep it from being destroyed; the create refuses.
        var own = WindowsRules.Check(CustomNodeFacts.Of(plan.Config), silence).ToHashSet();
        plan.Diagnostics.AddRange(found.Select(d => d.Severity == Severity.Error && !own.Contains(d)
            ? d with { Severity = Severity.Warning, Detail = $"{d.Detail}\n\nCreating the node will be refused for this, "
            + "before anything is started on the machine." }
            : d));
        plan.Diagnostics.AddRange(OfNewClusters(CustomNodeFacts.ForNewClusters(plan, services), own, silence));
    }

    /// <summary>What every cluster of this run has wrong for the node.</summary>
    private static IEnumerable<Diagnostic> OfNewClusters(IReadOnlyList<NodeFacts> candidates, HashSet<Diagnostic> own, IgnoredRules silence)
    {
        var each = candidates.Select(c => WindowsRules.Check(c, silence).Where(d => !own.Contains(d) && (d.Severity == Severity.Error || candidates.Count == 1))
            .ToList()).ToList();
        return each.Count == 0
            ? []
            : each[0].Where(d => each.TrueForAll(others => others.Exists(o => Rule(o) == Rule(d)))).Select(d => d with { Path = TfPath.Of(Cluster) });
    }

    private static string Rule(Diagnostic diagnostic) => diagnostic.Summary[^6..];

    private static async Task<string?> NoMachinesAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PlannedAt(Cluster).StringOrNull() is { } id)
        {
            return await services.AskAsync((rancher, inner) => ClusterDistribution.WhyNoMachinesAsync(rancher, id, inner), null, ct);
        }

        var planned = plan.PlannedAt(Cluster).IsUnknown ? services.Planned()?.NewClusters ?? [] : [];
        return planned.Count > 0 && planned.All(c => c.Facts.Distribution.IsAbsent)
            ? $"The cluster \"{planned[0].Name}\" has neither rke_config nor another block by which Rancher sets up its nodes, so it is one to be imported: "
            + $"{ClusterDistribution.Imported}"
            : null;
    }

    /// <summary>What goes with a node that is destroyed.</summary>
    public static async Task CheckDestroyAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var silence = IgnoredRules.Of(plan.Provider);
        if (silence.IsKnown)
        {
            plan.Diagnostics.AddRange(WindowsRules.Check(await CustomNodeFacts.LeavingAsync(plan, services, ct), silence));
        }
    }

    /// <summary>Refuses to make a node that can never work in its cluster.</summary>
    /// <exception cref="OperationRefusedException">A rule is broken whose outcome is certain.</exception>
    public static async Task CheckCreateAsync(OperationContext op, CancellationToken ct)
    {
        if (await op.Services
            .AskAsync((rancher, inner) => ClusterDistribution.WhyNoMachinesAsync(rancher, op.Planned[Cluster].StringOrNull()!, inner), null, ct) is { } why)
        {
            throw new OperationFailedException($"No machine can join this cluster through Rancher. {why}", TfPath.Of(Cluster));
        }

        var facts = await CustomNodeFacts.JoinAsync(CustomNodeFacts.Of(op.Planned), op, ct);
        var reasons = WindowsRules.Check(facts, op.Services.Silence()).Where(d => d.Severity == Severity.Error).ToList();
        if (reasons.Count > 0)
        {
            throw new OperationRefusedException(reasons);
        }
    }
}
