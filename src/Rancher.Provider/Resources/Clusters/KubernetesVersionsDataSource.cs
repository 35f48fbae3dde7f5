using Newtonsoft.Json.Linq;
using Rancher.Api.Versions;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The Kubernetes versions that this Rancher can set up: a configuration that takes its version from here does not age.</summary>
internal static class KubernetesVersionsDataSource
{
    private static readonly Dictionary<string, (KubernetesDistribution Distribution, string Setting)> Distributions = new(StringComparer.Ordinal)
    {
        ["rke2"] = (KubernetesDistribution.Rke2, "rke2-default-version"),
        ["k3s"] = (KubernetesDistribution.K3s, "k3s-default-version"),
        ["rke1"] = (KubernetesDistribution.Rke1, "k8s-version"),
    };

    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_kubernetes_versions",
        "The Kubernetes versions that this Rancher can set up, newest first, and the one that it takes by default. Both change when Rancher is upgraded: "
            + "a cluster that is to keep its version "
        + "until you decide otherwise lists `kubernetes_version` under `ignore_changes`, or names the `minor` version that it follows.")
    {
        Area = "Clusters",
        Fields =
        [
            String("distribution", "`rke2` (unless set), `k3s`, or `rke1` for Rancher up to 2.11.").OneOf([.. Distributions.Keys]),
            String("minor", "Only versions of this minor version of Kubernetes, such as `1.33`.")
                .Matches("1\\.[0-9]+", "a minor version of Kubernetes such as 1.33"),
            String("default", "The version that Rancher gives a new cluster; null where it does not say, and where it is not among `versions`.").Computed()
                .FromRelatedObject(),
            String("latest", "The newest of `versions`; null when there is none.").Computed().FromRelatedObject(),
            StringList("versions", "The versions, newest first; empty where the server has no list, as one without access to the release lists.").Computed()
                .FromRelatedObject(),
        ],
        ReadAsync = ReadAsync,
    };

    private static async Task<JObject> ReadAsync(DataReadContext context, CancellationToken ct)
    {
        var rancher = context.Services.Rancher();
        var name = context.Text("distribution") ?? "rke2";
        var (distribution, setting) = Distributions[name];
        var minor = context.Text("minor");
        var versions = (await rancher.Capabilities.KubernetesAsync(distribution, ct)).Offered
            .Where(v => minor is null || v.StartsWith($"v{minor}.", StringComparison.Ordinal)).Reverse().ToList();
        var preset = (string?)(await rancher.Norman.FindAsync("settings", setting, ct))?["value"];
        return new JObject
        {
            ["id"] = minor is null ? name : $"{name}/{minor}",
            ["versions"] = new JArray(versions),
            ["latest"] = versions.FirstOrDefault(),
            ["default"] = preset is { Length: > 0 } && (versions.Contains(preset) || (versions.Count == 0 && minor is null)) ? preset : null,
        };
    }
}
