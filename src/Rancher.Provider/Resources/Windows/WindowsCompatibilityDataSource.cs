using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Windows;

/// <summary>Answers what the rules and tables say about an environment that need not exist yet. It advises and never fails.</summary>
internal static class WindowsCompatibilityDataSource
{
    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_windows_compatibility",
        "Tells what fits together for Windows nodes: Rancher, Kubernetes, network, Windows releases and container images. "
            + "The answer comes from tables in the provider; only the version of Rancher is asked for when left out.")
    {
        Area = "Clusters",
        Fields =
        [
            String("distribution", "What builds the cluster.").Required().OneOf("rke1", "rke2", "k3s"),
            String("rancher_version", "Version of Rancher; that of the server unless set.").OptionalComputed(),
            String("kubernetes_version", "Kubernetes version, such as `v1.34.10+rke2r1`."),
            String("network", "Network plugin, such as `flannel` or `calico`."),
            String("flannel_backend", "Flannel's backend, that of Linux nodes where the two differ."),
            String("windows_flannel_backend", "Flannel's backend of Windows nodes, where it is another."),
            String("flannel_vni", "Flannel's vxlan network identifier."),
            String("flannel_port", "Flannel's vxlan port."),
            StringList("windows_releases", $"Windows releases of the nodes, such as {WindowsReleases.Forms}."),
            StringList("container_images", "Windows releases that container images are built for, in the same forms."),
            String("isolation", "Isolation of Windows containers; Kubernetes has `process` only.").OneOf("process", "hyperv"),
            StringList("open_ports", "Ports open between all nodes, such as `4789/udp` or `30000-32767/tcp`."),
            String("platform", "Cloud or hypervisor of the nodes, such as `aws` or `vsphere`."),
            Bool("air_gapped", "Whether the nodes have no access to public registries."),
            String("date", "Day for which to answer, such as `2026-12-31`; today unless set.").Matches(@"\d{4}-\d{2}-\d{2}", "a day such as \"2026-12-31\""),
            Bool("compatible", "Whether no rule is broken whose outcome is certain.").Computed(),
            ListNestedAttribute("findings", "What there is to say, in the order of the rules.",
                String("rule", "Id of the rule, such as `W-04`.").Computed(),
                String("severity", "`error` where the outcome is certain, else `warning`.").Computed(),
                String("summary", "What is wrong, in a line.").Computed(),
                String("detail", "What happens otherwise, why, and what to do.").Computed()).Computed(),
            StringList("supported_releases", "Windows releases that this Rancher (RKE1) or Kubernetes version (RKE2) has images for; "
                + "empty when the version is not known.").Computed(),
            StringList("networks", "Network plugins that Windows nodes can use with the distribution.").Computed(),
            String("data_version", "Day to which the tables were checked.").Computed(),
        ],
        ReadAsync = ReadAsync,
    };

    private static async Task<JObject> ReadAsync(DataReadContext context, CancellationToken ct)
    {
        var rancher = context.Text("rancher_version") ?? await VersionAsync(context.Services, ct);
        var facts = Facts(context, rancher);
        var findings = WindowsRules.Check(facts, IgnoredRules.None).ToList();
        return new JObject
        {
            ["id"] = "windows_compatibility",
            ["rancherVersion"] = rancher,
            ["compatible"] = !findings.Exists(f => f.Severity == Severity.Error),
            ["findings"] = new JArray(findings.Select(f => new JObject
            {
                ["rule"] = f.Summary[^5..^1],
                ["severity"] = f.Severity == Severity.Error ? "error" : "warning",
                ["summary"] = f.Summary[..^7],
                ["detail"] = f.Detail,
            })),
            ["supportedReleases"] = new JArray(Supported(facts).Select(b => WindowsReleases.OfBuild(b)?.Name)),
            ["networks"] = new JArray(facts.Distribution.Value switch { "rke1" => ["flannel"], "rke2" => ["calico", "flannel"], _ => Array.Empty<string>() }),
            ["dataVersion"] = Origin.RancherImages.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static ClusterFacts Facts(DataReadContext context, string? rancher)
    {
        Fact<string> Given(string name) => Fact.Text(context.Config[name], name);
        IReadOnlyList<Fact<string>> Each(string name) => [.. context.Config[name].Items.Select(i => Fact.Text(i, name))];
        var network = Given("network");
        return new ClusterFacts
        {
            IsQuestion = true,
            Distribution = Given("distribution"),
            Windows = Fact.Flag(true, "distribution"),
            KubernetesVersion = Given("kubernetes_version"),
            // A question that leaves the network out is about something else.
            Cni = network.IsAbsent ? Fact.Unknown<string>("network") : network,
            Backend = Given("flannel_backend"),
            WindowsBackend = Given("windows_flannel_backend"),
            Vni = Given("flannel_vni"),
            Port = Given("flannel_port"),
            WindowsReleases = Each("windows_releases"),
            WindowsImages = Each("container_images"),
            Isolation = Given("isolation"),
            OpenPorts = context.Config["open_ports"] is TfList ports ? [.. ports.Elements.Select(p => p.StringOrNull()).OfType<string>()] : null,
            Platform = Given("platform"),
            AirGapped = Fact.Flag(context.Config["air_gapped"], "air_gapped"),
            Rancher = RancherVersion.Parse(rancher),
            Today = context.Text("date") is { } date
                && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : DateOnly.FromDateTime(Clock(context.Services).GetUtcNow().UtcDateTime),
        };
    }

    private static IReadOnlyList<int> Supported(ClusterFacts facts) => ReleaseAdvice.Images(facts) is var (_, row) ? row.Builds : [];

    private static async Task<string?> VersionAsync(IProviderServices services, CancellationToken ct)
    {
        try
        {
            return services is RancherServices { Client.Connection.Credential: not null } rancher ? (await rancher.Client.ServerAsync(ct)).Version.ToString()
                : null;
        }
        catch (Exception error) when (services.Explain(error) is not null)
        {
            return null;
        }
    }

    private static TimeProvider Clock(IProviderServices services) =>
        services is RancherServices rancher ? rancher.Client.Connection.Clock : TimeProvider.System;
}
