using Rancher.Provider.Service;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows;

/// <summary>
/// Where the rules meet Terraform.
/// <para>
/// Rules are evaluated in the plan and never when a configuration is validated: Terraform validates before it destroys, too, and knows no state then, so an
/// error would keep what was applied once from being destroyed. In the plan, an error is one for what is new, and for a change that breaks a rule which was
/// kept so far; everything else is a warning.
/// </para>
/// <para>
/// Every rule can be silenced. Where <c>ignore_rules</c> hangs on a value that is not known yet, rules wait.
/// </para>
/// </summary>
internal static class WindowsRules
{
    /// <summary>For <c>rancher2_cluster</c>: <see cref="ResourceDefinition.CheckPlanAsync"/>.</summary>
    public static Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct) => CheckPlanAsync(
        plan,
        plan.IsUpdate ? RkeClusterReader.ReadUpdate(plan.Config, plan.Planned) : RkeClusterReader.Read(plan.Config),
        RkeClusterReader.Read,
        plan.PriorAt("id").StringOrNull(),
        services,
        ct);

    /// <summary>For <c>rancher2_cluster_v2</c>: <see cref="ResourceDefinition.CheckPlanAsync"/>.</summary>
    public static Task CheckPlanV2Async(PlanContext plan, IProviderServices? services, CancellationToken ct) => CheckPlanAsync(
        plan, ClusterV2Reader.Read(plan.Config), ClusterV2Reader.Read, plan.PriorAt("cluster_v1_id").StringOrNull(), services, ct);

    /// <summary>Findings about a cluster, as whoever asks may hear them.</summary>
    public static IEnumerable<Diagnostic> Check(ClusterFacts facts, IgnoredRules silence) =>
        Check(silence, rule => rule.Cluster?.Invoke(facts));

    /// <summary>Findings about one node, before it is made, changed or removed.</summary>
    public static IEnumerable<Diagnostic> Check(NodeFacts facts, IgnoredRules silence) =>
        Check(silence, rule => [.. rule.Node?.Invoke(facts) ?? [], .. Joining(rule, facts)]);

    /// <summary>Findings about a machine that was looked at.</summary>
    public static IEnumerable<Diagnostic> Check(HostFacts facts, IgnoredRules silence) => Check(silence, rule => rule.Host?.Invoke(facts));

    /// <summary>What is wrong with a registration command; nothing, ever, in one of ours.</summary>
    public static IEnumerable<Diagnostic> Check(CommandFacts command) => Check(IgnoredRules.None, rule => rule.Command?.Invoke(command));

    /// <summary>Findings about what a machine runs at its first start, the registration commands in it included.</summary>
    public static IEnumerable<Diagnostic> Check(FirstStartFacts start, IgnoredRules silence) =>
        Check(silence, rule => [.. rule.FirstStart?.Invoke(start) ?? [], .. start.Commands.SelectMany(command => rule.Command?.Invoke(command) ?? [])]);

    /// <summary>Findings about a configuration file of flannel.</summary>
    public static IEnumerable<Diagnostic> Check(NetConf conf) => Check(IgnoredRules.None, rule => rule.NetConf?.Invoke(conf));

    private static async Task CheckPlanAsync(
        PlanContext plan, ClusterFacts facts, Func<TfValue, ClusterFacts> readPrior, string? id, IProviderServices? services, CancellationToken ct)
    {
        var silence = IgnoredRules.Of(plan.Provider);
        if (plan.Config.IsNull || !silence.IsKnown)
        {
            return;
        }

        if (!plan.IsCreate)
        {
            facts = facts with { Prior = readPrior(plan.Prior), Applied = AppliedNetwork.Read(plan.Applied, facts) };
        }

        if (!plan.IsCreate && !plan.IsUpdate)
        {
            // Terraform plans the new object of a replacement once more by itself; only what is special about replacing is said here.
            plan.Diagnostics.AddRange(Check(silence, rule => rule.Id == "W-32" ? rule.Cluster?.Invoke(facts) : null));
            return;
        }

        var joined = facts.Distribution.IsAbsent && !facts.HasWindows ? facts : await ServerFacts.JoinAsync(facts, plan.IsUpdate ? id : null, services, ct);
        if (plan.IsCreate)
        {
            services.Planned()?.AddCluster(plan.PlannedAt("name").StringOrNull(), Planned(joined, readPrior(plan.Planned)));
        }

        if (facts.Distribution.IsAbsent && !facts.HasWindows)
        {
            return;
        }

        var refused = Refused(plan, joined, facts, silence);
        plan.Diagnostics.AddRange(Check(joined, silence).Select(d => refused.Contains(d) ? d : d with { Severity = Severity.Warning }));
    }

    /// <summary>
    /// What makes a plan impossible. What runs already is a warning and never refused: a plan that leaves a cluster as it is stays possible, so that state of
    /// rancher2 can be taken over and a destroy can refresh first; a change is not refused for what was wrong before; and a node that is in trouble by itself
    /// does not keep the cluster from being changed.
    /// </summary>
    private static HashSet<Diagnostic> Refused(PlanContext plan, ClusterFacts joined, ClusterFacts facts, IgnoredRules silence)
    {
        if (plan.IsUpdate && plan.Prior.Equals(plan.Planned))
        {
            return [];
        }

        var refused = Check(joined with { Nodes = facts.Nodes, Windows = facts.Windows, WindowsReleases = facts.WindowsReleases }, silence);
        if (plan.IsCreate)
        {
            return [.. refused];
        }

        var before = Check(facts.Prior! with { Rancher = joined.Rancher, Today = joined.Today }, silence).Select(d => d.Summary)
            .ToHashSet(StringComparer.Ordinal);
        return [.. refused.Where(d => !before.Contains(d.Summary))];
    }

    /// <summary>What a new cluster will be like: what the user wrote, and what the plan filled in.</summary>
    private static ClusterFacts Planned(ClusterFacts written, ClusterFacts planned)
    {
        return written with
        {
            Cni = Filled(written.Cni, planned.Cni),
            Backend = Filled(written.Backend, planned.Backend),
            Port = Filled(written.Port, planned.Port),
            Vni = Filled(written.Vni, planned.Vni),
        };

        static Fact<string> Filled(Fact<string> given, Fact<string> filled) => given.IsAbsent && filled.IsKnown ? filled : given;
    }

    /// <summary>What is wrong for a Windows node with the cluster that it is to join.</summary>
    private static IEnumerable<Finding> Joining(WindowsRule rule, NodeFacts node) => rule.IsForJoiningNodes && node is { IsWindows: true, Cluster: { } cluster }
        ? (rule.Cluster?.Invoke(cluster) ?? [])
        .Select(f => f with { Situation = $"Set cluster_id to a cluster that Windows nodes can join, or change \"{node.ClusterName}\", "
        + "which may mean to build it again. There," })
        : [];

    private static IEnumerable<Diagnostic> Check(IgnoredRules silence, Func<WindowsRule, IEnumerable<Finding>?> evaluate) =>
        from rule in RuleCatalogue.All
        where silence.Allows(rule)
        from finding in evaluate(rule) ?? []
        select rule.ToDiagnostic(finding);
}
