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
    public static void Validate(ValidateConfigContext context)
    {
        var silence = RuleSilence.Of(context.Provider);
        if (silence.IsKnown)
        {
            context.Diagnostics.AddRange(WindowsRules.Check(CustomNodeFacts.Of(context.Config), silence).Where(d => d.Severity == Severity.Error));
        }

        if (context["os"].StringOrNull() is null or "linux" && context["name"].StringOrNull() is { } name && NodeRules.LinuxNameProblem(name) is { } problem)
        {
            context.Error("name", $"\"{name}\" cannot be the name of a node", $"{problem} Kubernetes refuses it.");
        }
    }

    public static async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var silence = RuleSilence.Of(plan.Provider);
        if (!silence.IsKnown)
        {
            return;
        }

        // Of a replacement, Terraform plans the new node once more by itself; here only what the old one takes with it matters.
        var facts = await CustomNodeFacts.JoinAsync(plan, services, ct);
        var isAsItWas = !plan.IsCreate && plan.Prior.Equals(plan.Planned);
        plan.Diagnostics.AddRange(WindowsRules.Check(facts, silence).Select(d => isAsItWas ? d with { Severity = Severity.Warning } : d));
    }

    /// <summary>What goes with a node that is destroyed.</summary>
    public static async Task CheckDestroyAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var silence = RuleSilence.Of(plan.Provider);
        if (silence.IsKnown)
        {
            plan.Diagnostics.AddRange(WindowsRules.Check(await CustomNodeFacts.LeavingAsync(plan, services, ct), silence));
        }
    }

    /// <summary>Refuses to make a node that can never work in its cluster.</summary>
    /// <exception cref="OperationRefusedException">A rule is broken whose outcome is certain.</exception>
    public static async Task CheckCreateAsync(OperationContext op, CancellationToken ct)
    {
        var facts = await CustomNodeFacts.JoinAsync(CustomNodeFacts.Of(op.Planned), op, ct);
        var reasons = WindowsRules.Check(facts, op.Services.Silence()).Where(d => d.Severity == Severity.Error).ToList();
        if (reasons.Count > 0)
        {
            throw new OperationRefusedException(reasons);
        }
    }
}
