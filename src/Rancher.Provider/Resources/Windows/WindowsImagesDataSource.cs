using Newtonsoft.Json.Linq;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Rancher.Provider.Windows.Compatibility;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Windows;

/// <summary>Answers which of Microsoft's base images run on Windows releases, or on the Windows nodes that a cluster has.</summary>
internal static class WindowsImagesDataSource
{
    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_windows_images",
        "Lists the base images of Microsoft whose containers run on given Windows releases, or on the Windows nodes of a cluster, "
            + "with the process isolation that Kubernetes has.")
    {
        Area = "Clusters",
        Fields =
        [
            StringList("windows_releases", $"Windows releases, such as {WindowsReleases.Forms}."),
            String("cluster_id", "Cluster whose Windows nodes are meant, besides the releases."),
            ListNestedAttribute("hosts", "Each release once, with the images that run there.",
                String("release", "Name of the release, such as `ltsc2022`.").Computed(),
                Number("build", "Build number, as in the node label `node.kubernetes.io/windows-build`.").Computed(),
                StringList("images", "References of the images.").Computed()).Computed(),
            StringList("images", "References of the images that run on all of the hosts.").Computed(),
        ],
        Validate = Validate,
        ReadAsync = ReadAsync,
    };

    private static void Validate(ValidateConfigContext context)
    {
        if (context["windows_releases"].IsNull && context["cluster_id"].IsNull)
        {
            context.Error("windows_releases", "Nothing to look up",
                "Give windows_releases, such as [\"ltsc2022\"], or the cluster_id of a cluster with Windows nodes.");
        }

        for (var index = 0; index < context["windows_releases"].Items.Count; index++)
        {
            if (context["windows_releases"].Items[index].StringOrNull() is { } text && WindowsReleases.Find(text) is null)
            {
                context.Error($"windows_releases[{index}]", "Unknown Windows release", $"\"{text}\" is no release that is known here; "
                    + $"write one such as {WindowsReleases.Forms}.");
            }
        }
    }

    private static async Task<JObject> ReadAsync(DataReadContext context, CancellationToken ct)
    {
        var given = context.Config["windows_releases"].Items.Select(i => i.StringOrNull());
        var nodes = context.Text("cluster_id") is { } cluster
            ? (await context.Services.Rancher().Norman.ListAsync("nodes", new Dictionary<string, string> { ["clusterId"] = cluster }, ct))
            .Select(NodeDetails.WindowsBuild)
            : [];
        var hosts = given.Concat(nodes).Select(WindowsReleases.Find).OfType<WindowsRelease>().DistinctBy(r => r.Build).OrderBy(r => r.Build).ToList();
        return new JObject
        {
            ["id"] = hosts.Count == 0 ? "none" : string.Join(',', hosts.Select(h => h.Name)),
            ["hosts"] = new JArray(hosts
                .Select(h => new JObject { ["release"] = h.Name, ["build"] = h.Build, ["images"] = References(ContainerImages.For(h.Build)) })),
            ["images"] = References(ContainerImages.Bases
                .Where(i => hosts.Count > 0 && hosts.TrueForAll(h => ContainerImages.RunsAsProcess(h.Build, i.Build)))),
        };
    }

    private static JArray References(IEnumerable<BaseImage> images) => new(images.Select(i => i.Reference));
}
