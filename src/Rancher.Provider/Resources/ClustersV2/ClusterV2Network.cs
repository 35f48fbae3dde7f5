using Newtonsoft.Json.Linq;
using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// The network of a cluster in typed words. They are rendered into <c>machine_global_config</c> and <c>chart_values</c>, whose other keys stay as the user
/// wrote them; what a word says, the documents must not say again.
/// </summary>
internal static class ClusterV2Network
{
    /// <summary>Name of the block.</summary>
    public const string Block = "network";

    private const string Path = $"rke_config[0].{Block}[0]";
    private const string Global = "/spec/rkeConfig/machineGlobalConfig/";
    private const string Flannel = "/spec/rkeConfig/chartValues/rke2-flannel/flannel/";

    private static readonly string[] FlannelWords = ["flannel_backend", "flannel_mtu", "flannel_port", "flannel_vni"];

    public static Field Fields => Terraform.Plugin.Declarative.Fields.Block(Block,
        "The network in typed words, for RKE2: another way to say what `machine_global_config` and `chart_values` say, checked and readable. "
            + "Decided at creation, for good.",
        String("cni", "Network plugin: `calico`, `canal`, `cilium`, `flannel` or `none`; after `multus,` when pods get several interfaces.").At(Global + "cni")
            .Overlays(),
        String("flannel_backend", "How Flannel carries packets: `vxlan` or `host-gw`; Windows nodes need `vxlan`.").OptionalComputed().At(Flannel + "backend")
            .Overlays(),
        Number("flannel_mtu", "MTU of Flannel's network; left out, Flannel finds it out.").Between(1280, 65535).At(Flannel + "mtu").Overlays(),
        Number("flannel_port", "UDP port of Flannel's VXLAN; Windows nodes need 4789.").OptionalComputed().Between(1, 65535).At(Flannel + "backendPort")
            .Overlays(),
        Number("flannel_vni", "Network id of Flannel's VXLAN; Windows nodes need one from 4096 on.").OptionalComputed().Between(0, 16777215).At(Flannel + "vni")
            .Overlays(),
        String("pod_cidr", "Addresses of pods, such as `10.42.0.0/16`; two of both IP families with a comma between.").DualStackCidr()
            .At(Global + "cluster-cidr").Overlays(),
        String("service_cidr", "Addresses of services, such as `10.43.0.0/16`.").DualStackCidr().At(Global + "service-cidr").Overlays(),
        Bool("windows", "Whether Windows nodes are to join, which cannot be known from a cluster without machine pools. "
            + "With Flannel it sets backend, port and network id to what they need.")
            .Default(false).ProviderOnly()).Inline();

    /// <summary>Plans what Windows nodes need where the user left it out, and otherwise nothing: what is not said stays the chart's own.</summary>
    public static void Apply(PlanContext plan)
    {
        if (plan.PlannedAt(Path) is not TfMap network)
        {
            return;
        }

        var preset = network["windows"].BoolOrNull() == true && IsFlannel(network["cni"]);
        (string Name, TfValue Value)[] values = [("flannel_backend", "vxlan"), ("flannel_port", 4789), ("flannel_vni", 4096)];
        var backend = plan.ConfigAt($"{Path}.flannel_backend");
        foreach (var (name, value) in values.Where(v => plan.ConfigAt($"{Path}.{v.Name}").IsNull))
        {
            // Another backend than vxlan has neither port nor network id.
            plan.Set($"{Path}.{name}", preset && (backend.IsNull || backend.StringOrNull() == "vxlan") ? value : TfValue.Null);
        }
    }

    public static void Validate(ValidateConfigContext config)
    {
        if (config[Path] is not TfMap network)
        {
            return;
        }

        if (config["kubernetes_version"].StringOrNull() is { } version && KubernetesVersion.DistributionOf(version) == KubernetesDistribution.K3s)
        {
            config.Error(
                Path,
                "The network block is for RKE2",
                "K3s brings Flannel itself and has other settings: give flannel-backend, cluster-cidr and service-cidr in machine_global_config.");
        }

        foreach (var (field, document, keys) in Places)
        {
            if (!network[field].IsNull && config[$"rke_config[0].{document}"].StringOrNull() is { } text && Yaml.TryParse(text, out var yaml, out _)
                && Has(yaml, keys))
            {
                config.Error(
                    $"{Path}.{field}",
                    $"{string.Join('.', keys)} is set in two places",
                    $"network.{field} and {string.Join('.', keys)} in {document} are the same setting. Keep one of the two.");
            }
        }

        foreach (var name in FlannelWords.Where(n => !network[n].IsNull && network["cni"].StringOrNull() is { } cni && !IsFlannel(cni)))
        {
            config.Error($"{Path}.{name}", $"{name} is for Flannel", $"The network plugin is \"{network["cni"].StringOrNull()}\", which does not read it. "
                + $"Set cni to \"flannel\", or remove {name}.");
        }
    }

    /// <summary>Where each word is in the documents.</summary>
    private static IEnumerable<(string Field, string Document, string[] Keys)> Places => Fields.Children.Where(f => f.Placement is OverlayPlacement).Select(f =>
        f.ApiPath.StartsWith(Global, StringComparison.Ordinal)
            ? (f.Name, "machine_global_config", f.ApiPath[Global.Length..].Split('/'))
            : (f.Name, "chart_values", f.ApiPath["/spec/rkeConfig/chartValues/".Length..].Split('/')));

    private static bool IsFlannel(TfValue cni) => cni.StringOrNull()?.Split(',')[^1].Trim() == "flannel";

    private static bool Has(JToken document, IEnumerable<string> keys)
    {
        var at = document;
        foreach (var key in keys)
        {
            at = (at as JObject)?[key];
        }

        return at is not null;
    }
}
