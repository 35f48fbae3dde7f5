using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>The rules for nodes, asked about a custom node: what its configuration tells when it is validated, and what the server knows in the plan.</summary>
internal static class CustomNodeRules
{
    public static void Validate(ConfigRuleContext context)
    {
        var silence = RuleSilence.Of(context.Provider);
        if (silence.IsKnown)
        {
            context.Diagnostics.AddRange(WindowsRules.Check(Facts(context.Config), silence).Where(d => d.Severity == Severity.Error));
        }

        if (context["os"].AsText() is null or "linux" && context["name"].AsText() is { } name && NodeRules.LinuxNameProblem(name) is { } problem)
        {
            context.Error("name", $"\"{name}\" cannot be the name of a node", $"{problem} Kubernetes refuses it.");
        }
    }

    public static async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var silence = RuleSilence.Of(plan.Provider);
        // Of a replacement, Terraform plans the new node once more by itself; here only what the old one takes with it matters.
        if (!silence.IsKnown)
        {
            return;
        }

        var facts = await JoinAsync(plan, Facts(plan.Config), services, ct);
        var findings = WindowsRules.Check(facts, silence);
        var isAsItWas = !plan.IsCreate && plan.Prior.Equals(plan.Planned);
        plan.Diagnostics.AddRange(findings.Select(d => isAsItWas ? d with { Severity = Severity.Warning } : d));
    }

    private static NodeFacts Facts(TfValue config) => new()
    {
        Name = Fact.Text(config["name"], "name"),
        Os = Fact.Text(config["os"], "os").OrDefault("linux"),
        Roles = config["roles"].IsWhollyKnown ? [.. config["roles"].Items.Select(r => r.AsText()?.ToLowerInvariant()).OfType<string>()] : null,
        RolesPath = "roles",
        Address = Fact.Text(config["address"], "address"),
        InternalAddress = Fact.Text(config["internal_address"], "internal_address"),
        Labels = (config["labels"] as TfMap)?.Entries.Where(e => e.Value.AsText() is not null).ToDictionary(e => e.Key, e => e.Value.AsText()!) ?? [],
        LabelsPath = "labels",
        Taints = config["taints"].IsWhollyKnown ? [.. NodeTaints.Texts(config["taints"])] : [],
    };

    private static Task<NodeFacts> JoinAsync(PlanContext plan, NodeFacts facts, IProviderServices? services, CancellationToken ct) =>
        plan.PlannedAt("cluster_id").AsText() is not { } clusterId ? Task.FromResult(facts) : services.AskAsync(
            async (rancher, inner) => await rancher.Reads.FindAsync("clusters", clusterId, inner) is not { } cluster ? facts : facts with
            {
                Rancher = (await rancher.ServerAsync(inner)).Version,
                Distribution = Fact.Of(await ClusterDistribution.OfAsync(rancher, cluster, inner), "cluster_id"),
                // A node that is there already was made; only one that is to come waits for the others.
                ClusterIsActive = plan.IsCreate && facts.IsWindows ? Fact.Flag(await TakesWindowsAsync(rancher, cluster, inner), "") : Fact.Absent<bool>(""),
                LostRoles = plan.IsCreate || plan.IsUpdate ? null : await LostRolesAsync(rancher, plan, inner),
            },
            facts,
            ct);

    // A cluster is called active some seconds after its nodes are, and not while one of them joins; Windows nodes need no more than Linux nodes of every role.
    private static async Task<bool> TakesWindowsAsync(RancherClient rancher, JObject cluster, CancellationToken ct) =>
        ClusterConditions.State(cluster) == "active"
        || (await ClusterNodes.ListAsync(rancher, (string)cluster["id"]!, ct))
            .Where(n => ClusterConditions.State(n) == "active" && NodeDetails.Os(n) == "linux").SelectMany(NodeDetails.RolesOf).Distinct().Count() == NodeDetails.Roles.Length;

    private static async Task<IReadOnlyList<string>> LostRolesAsync(RancherClient rancher, PlanContext plan, CancellationToken ct)
    {
        var (cluster, name) = NodeIdentity.Split(plan.PriorAt("id").AsText() ?? "");
        var nodes = CustomNodes.Of(rancher, cluster);
        var lost = new List<string>();
        if (plan.PriorAt("os").AsText() == "windows")
        {
            return lost;
        }

        foreach (var role in plan.PriorAt("roles").Items.Select(r => r.AsText()).OfType<string>())
        {
            if (!await nodes.OthersHaveAsync(name, role, ct))
            {
                lost.Add(role);
            }
        }

        return lost;
    }
}
