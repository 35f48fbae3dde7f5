using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Provider.Nodes;
using Rancher.Provider.Registration;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Reads what the rules want to know of a custom node, from its configuration and from Rancher.</summary>
internal static class CustomNodeFacts
{
    private const string Cluster = "cluster_id";
    private const string TlsMode = "agent-tls-mode";
    private static readonly string[] Needed = ["etcd", "controlplane", "worker"];

    /// <summary>What a configuration, or a plan, says by itself.</summary>
    public static NodeFacts Of(TfValue node) => new()
    {
        Name = Fact.Text(node["name"], "name"),
        Os = Fact.Text(node["os"], "os").OrDefault("linux"),
        Roles = node["roles"].IsWhollyKnown ? [.. node["roles"].Items.Select(r => r.StringOrNull()?.ToLowerInvariant()).OfType<string>()] : null,
        RolesPath = "roles",
        Address = Fact.Text(node["address"], "address"),
        InternalAddress = Fact.Text(node["internal_address"], "internal_address"),
        Labels = (node["labels"] as TfMap)?.Entries.Where(e => e.Value.StringOrNull() is not null).ToDictionary(e => e.Key, e => e.Value.StringOrNull()!) ?? [],
        LabelsPath = "labels",
        Taints = node["taints"].IsWhollyKnown ? [.. NodeTaints.Texts(node["taints"])] : [],
    };

    /// <summary>The same with what Rancher knows while a plan is made; a server that cannot be asked leaves the facts as they are.</summary>
    public static async Task<NodeFacts> JoinAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var facts = Of(plan.Config);
        if (plan.PlannedAt(Cluster).StringOrNull() is not { } id)
        {
            return facts;
        }

        if (!facts.IsWindows && facts.Roles is { } roles && facts.Name.Value is { } name)
        {
            services.Planned()?.AddLinuxNode(id, name, roles);
        }

        if (!plan.IsCreate)
        {
            return plan.IsUpdate ? facts : facts with { LostRoles = (await LeavingAsync(plan, services, ct)).LostRoles };
        }

        facts = await services.AskAsync(
            async (rancher, inner) => await rancher.Reads.FindAsync("clusters", id, inner) is not { } cluster ? facts
                : (await JoinAsync(facts, rancher, cluster, inner)) with { HasLinuxBefore = facts.IsWindows
                ? Fact.Flag(await HasLinuxAsync(rancher, cluster, services.Planned()?.LinuxRoles(id) ?? [], inner)) : default },
            facts,
            ct);
        return await services.AskAsync((rancher, inner) => TrustAsync(facts, plan.Planned, rancher, inner), facts, ct);
    }

    /// <summary>
    /// The same for each cluster that the run creates, for a node whose cluster has no id yet. Which of them it is to join Terraform does not show, so
    /// only what is wrong with all of them is certain.
    /// </summary>
    public static IReadOnlyList<NodeFacts> ForNewClusters(PlanContext plan, IProviderServices? services) =>
        plan.IsCreate && plan.PlannedAt(Cluster).IsUnknown
            ? [.. (services.Planned()?.NewClusters ?? [])
            .Select(c => Of(plan.Config) with { Cluster = JoinedCluster.OfPlan(c.Facts, Cluster), ClusterName = c.Name, Rancher = c.Facts.Rancher })]
            : [];

    /// <summary>The same at the moment when the node is made, and its cluster is certainly there.</summary>
    public static async Task<NodeFacts> JoinAsync(NodeFacts facts, OperationContext op, CancellationToken ct)
    {
        var joined = await op.Services.AskAsync(
            async (rancher, inner) => await rancher.Reads.FindAsync("clusters", op.Planned[Cluster].StringOrNull()!, inner) is { } cluster
                ? await JoinAsync(facts, rancher, cluster, inner) : facts,
            facts,
            ct);
        return await op.Services.AskAsync((rancher, inner) => TrustAsync(joined, op.Planned, rancher, inner), joined, ct);
    }

    /// <summary>The cluster that a node is about to join; null where Rancher does not tell.</summary>
    public static Task<ClusterFacts?> ClusterAsync(OperationContext op, CancellationToken ct) => op.Services.AskAsync<ClusterFacts?>(
        async (rancher, inner) => await rancher.Reads.FindAsync("clusters", op.Planned[Cluster].StringOrNull()!, inner) is { } cluster
            ? await JoinedCluster.ReadAsync(rancher, cluster, await ClusterDistribution.OfAsync(rancher, cluster, inner), Cluster, inner)
            : null,
        null,
        ct);

    /// <summary>What a node takes with it when it is removed.</summary>
    public static Task<NodeFacts> LeavingAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var facts = new NodeFacts { Name = Fact.Text(plan.Prior["name"], "name") };
        return plan.PriorAt("os").StringOrNull() == "windows" || plan.PriorAt("on_destroy[0].remove_last").BoolOrNull() == true
            ? Task.FromResult(facts)
            : services.AskAsync(
                async (rancher, inner) => await rancher.Reads.FindAsync("clusters", plan.PriorAt(Cluster).StringOrNull() ?? "", inner) is { } cluster
                    && ClusterConditions.State(cluster) != "removing"
                    ? facts with { LostRoles = await LostRolesAsync(rancher, plan.Prior, inner) }
                    : facts,
                facts,
                ct);
    }

    // A cluster is active a while after the nodes that make it so; a node that depends on them comes in between.
    private static async Task<bool> HasLinuxAsync(RancherClient rancher, JObject cluster, IEnumerable<string> planned, CancellationToken ct) =>
        ClusterConditions.State(cluster) == "active"
        || !Needed.Except(planned).Except(await CustomNodes.Of(rancher, (string)cluster["id"]!).RolesOfOthersAsync("", ct)).Any();

    private static async Task<NodeFacts> JoinAsync(NodeFacts facts, RancherClient rancher, JObject cluster, CancellationToken ct)
    {
        var distribution = await ClusterDistribution.OfAsync(rancher, cluster, ct);
        return facts with
        {
            Rancher = (await rancher.ServerAsync(ct)).Version,
            Distribution = Fact.Of(distribution, Cluster),
            // Of Linux machines only the addresses can be wrong for their cluster.
            Cluster = facts.IsWindows || facts.Address.IsKnown || facts.InternalAddress.IsKnown
                ? await JoinedCluster.ReadAsync(rancher, cluster, distribution, Cluster, ct) : null,
            ClusterName = (string?)cluster["name"] ?? (string)cluster["id"]!,
        };
    }

    /// <summary>How a machine that the provider registers comes to trust Rancher. What other machines are told is not known here.</summary>
    private static async Task<NodeFacts> TrustAsync(NodeFacts facts, TfValue node, RancherClient rancher, CancellationToken ct)
    {
        if (node["ssh"].Items.Count == 0 || facts.Rancher is not { } version
            || await rancher.RegistrationTokens.FindAsync(node[Cluster].StringOrNull()!, null, ct) is not { } token
            || RegistrationReader.Read(token, version) is not { } registration)
        {
            return facts;
        }

        // Without TLS there is no certificate to trust.
        var isStrict = registration.Server.StartsWith("https:", StringComparison.Ordinal)
            && (string?)(await rancher.Reads.FindAsync("settings", TlsMode, ct))?["value"] == "strict";
        return facts with { HasCaChecksum = Fact.Flag(registration.CaChecksum is not null, Cluster), StrictTls = Fact.Flag(isStrict, Cluster) };
    }

    private static async Task<IReadOnlyList<string>> LostRolesAsync(RancherClient rancher, TfValue node, CancellationToken ct)
    {
        var (cluster, name) = NodeIdentity.Split(node["id"].StringOrNull() ?? "");
        return [.. node["roles"].Items.Select(r => r.StringOrNull()).OfType<string>()
            .Except(await CustomNodes.Of(rancher, cluster).RolesOfOthersAsync(name, ct))];
    }
}
