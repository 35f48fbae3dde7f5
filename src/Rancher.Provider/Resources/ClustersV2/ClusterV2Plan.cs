using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// What a plan must not do although Rancher lets it. An error where it is certain that it cannot work or cannot be undone, a warning where somebody may have
/// a reason.
/// </summary>
internal static class ClusterV2Plan
{
    private const string Version = "kubernetes_version";
    private const string Rke = "rke_config";
    private static readonly string[] DataDirectories = ["k8s_distro", "provisioning", "system_agent"];

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        await ServerRequirements.CheckAsync(plan, services, ServerFeature.ProvisioningClusters, null, ct);
        if (plan.IsUpdate)
        {
            CheckKind(plan);
            CheckDistribution(plan);
            CheckDowngrade(plan);
            CheckDataDirectories(plan);
        }

        await CheckOfferedAsync(plan, services, ct);
        await CheckMachineKindsAsync(plan, services, ct);
        await WindowsRules.CheckPlanV2Async(plan, services, ct);
    }

    private static void CheckKind(PlanContext plan)
    {
        var (had, has) = (plan.PriorAt(Rke).Items.Count > 0, plan.PlannedAt(Rke) is { IsUnknown: true } or { Items.Count: > 0 });
        if (had && !has)
        {
            plan.Diagnostics.Error(
                "rke_config cannot be taken away",
                "Until 2.11 Rancher accepts it, forgets how the cluster is set up, and never accepts rke_config for it again. "
                    + "Put the block back; or, to get rid of the cluster, destroy the resource.",
                TfPath.Of(Rke));
        }
        else if (!had && has && plan.Presence.TryGetValue(Rke, out var isBuiltByRancher) && !isBuiltByRancher)
        {
            plan.Diagnostics.Error(
                "An imported cluster cannot get rke_config",
                "Rancher did not set the cluster up and cannot begin to. Remove rke_config; "
                    + "or make a new cluster with it, for example with `terraform apply -replace`.",
                TfPath.Of(Rke));
        }
    }

    private static void CheckDistribution(PlanContext plan)
    {
        if (Texts(plan) is var (from, to) && KubernetesVersion.DistributionOf(from) is { } old && KubernetesVersion.DistributionOf(to) is { } @new
            && old != @new)
        {
            plan.Diagnostics.Error(
                $"A cluster of {Name(old)} cannot become one of {Name(@new)}",
                $"Changing {from} to {to} would change the distribution. Rancher accepts it, and then no node can follow. "
                    + $"Choose a version that ends in +{Suffix(old)}; or make a new cluster.",
                TfPath.Of(Version));
        }
    }

    private static void CheckDowngrade(PlanContext plan)
    {
        if (Texts(plan) is var (from, to) && KubernetesVersion.DistributionOf(from) == KubernetesVersion.DistributionOf(to)
            && KubernetesVersion.Compare(to, from) < 0)
        {
            plan.Diagnostics.Warning(
                "Kubernetes is set back to an older version",
                $"From {from} to {to}. Rancher accepts it, but Kubernetes supports no way back between minor versions, "
                    + "and etcd may not start on data that a newer version wrote. Make a snapshot first.",
                TfPath.Of(Version));
        }
    }

    private static void CheckDataDirectories(PlanContext plan)
    {
        foreach (var name in DataDirectories)
        {
            var path = $"{Rke}[0].data_directories[0].{name}";
            var (before, after) = (plan.PriorAt(path), plan.PlannedAt(path));
            if (after.IsKnown && (before.StringOrNull() ?? "") != (after.StringOrNull() ?? ""))
            {
                plan.Diagnostics.Error(
                    "Data directories cannot be changed",
                    $"Rancher refuses another {name} for an existing cluster, since its nodes have their data where it was. "
                        + $"Set it back to {(before.StringOrNull() is { Length: > 0 } old ? $"\"{old}\"" : "nothing")}; or make a new cluster.",
                    TfPath.Parse(path));
            }
        }
    }

    /// <summary>Rancher accepts any version, and waits for nodes as if all were well; none ever runs.</summary>
    private static async Task CheckOfferedAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        if (plan.PlannedAt(Version).StringOrNull() is not { } version || (plan.IsUpdate && plan.PriorAt(Version).StringOrNull() == version)
            || KubernetesVersion.DistributionOf(version) is not { } distribution)
        {
            return;
        }

        var offered = await services.AskAsync((rancher, inner) => rancher.Capabilities.KubernetesAsync(distribution, inner), KubernetesVersions.None, ct);
        if (!offered.Has(version))
        {
            plan.Diagnostics.Error(
                "This Rancher does not offer the Kubernetes version",
                $"\"{version}\" is not among the versions of {Name(distribution)} that this server can set up. "
                    + "It would accept the cluster, and no node would ever run. "
                + $"The nearest are {string.Join(", ", offered.Nearest(version, 3))}.",
                TfPath.Of(Version));
        }
    }

    private static async Task CheckMachineKindsAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        var before = plan.PriorAt($"{Rke}[0].machine_pools").Items.Select(Kind).ToHashSet();
        var pools = plan.PlannedAt($"{Rke}[0].machine_pools").Items;
        for (var index = 0; index < pools.Count; index++)
        {
            // What the cluster has already came through, and its driver may have been switched off since.
            if (Kind(pools[index]) is { } kind && !before.Contains(kind))
            {
                await MachineKinds.CheckAsync(plan, services, kind, TfPath.Parse($"{Rke}[0].machine_pools[{index}].machine_config[0].kind"), ct);
            }
        }
    }

    // Other API groups than that of Rancher's drivers have kinds of their own.
    private static string? Kind(TfValue pool) =>
        pool["machine_config"].Items is [var machine, ..] && machine["api_version"].StringOrNull() is null or "" or "rke-machine-config.cattle.io/v1"
            ? pool["machine_config"].Items[0]["kind"].StringOrNull()
            : null;

    private static (string From, string To)? Texts(PlanContext plan) =>
        plan.PriorAt(Version).StringOrNull() is { Length: > 0 } from && plan.PlannedAt(Version).StringOrNull() is { Length: > 0 } to && from != to ? (from, to)
            : null;

    private static string Name(KubernetesDistribution distribution) => distribution == KubernetesDistribution.K3s ? "K3s" : "RKE2";

    private static string Suffix(KubernetesDistribution distribution) => distribution == KubernetesDistribution.K3s ? "k3s1" : "rke2r1";
}
