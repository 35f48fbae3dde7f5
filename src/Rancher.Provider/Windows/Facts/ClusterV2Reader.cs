using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Facts;

/// <summary>Reads the facts of a <c>rancher2_cluster_v2</c>, most of which are inside of two YAML documents.</summary>
internal sealed class ClusterV2Reader
{
    private const string Global = "rke_config[0].machine_global_config";
    private const string Charts = "rke_config[0].chart_values";
    private const string PodSecurityTemplate = "default_pod_security_admission_configuration_template_name";
    private static readonly string[] LinuxOnly = ["protect-kernel-defaults", "selinux"];
    private const string Network = "rke_config[0].network[0]";

    private readonly TfValue _cluster;
    private readonly Fact<JObject> _global;
    private readonly Fact<JObject> _charts;

    private ClusterV2Reader(TfValue cluster)
    {
        _cluster = cluster;
        _global = Document(Global);
        _charts = Document(Charts);
    }

    public static ClusterFacts Read(TfValue cluster) => new ClusterV2Reader(cluster).Read();

    private ClusterFacts Read()
    {
        var pools = At("rke_config[0].machine_pools");
        PoolFacts[] read = [.. pools.Items.Select((pool, i) => Pool(pool, $"rke_config[0].machine_pools[{i}]"))];
        var version = Fact.Text(At("kubernetes_version"), "kubernetes_version");
        return new ClusterFacts
        {
            Distribution = Distribution(version),
            Windows = At($"{Network}.windows").BoolOrNull() == true ? Fact.Flag(true, $"{Network}.windows")
                : read.Any(p => p.IsWindows) ? Fact.Flag(true, read.First(p => p.IsWindows).Path)
                : pools.IsUnknown || read.Any(p => p.Os.IsUnknown) ? Fact.Unknown<bool>("rke_config[0].machine_pools")
                : Fact.Absent<bool>("rke_config"),
            KubernetesVersion = version,
            // multus comes with a second plugin, which is the one that matters: "multus,calico".
            Cni = Word("cni").Or(Text(_global, "cni", Global)) is { IsKnown: true } cni ? cni with { Value = cni.Value!.Split(',')[^1].Trim() }
                : Word("cni").Or(Text(_global, "cni", Global)),
            Backend = Word("flannel_backend").Or(Text(_charts, "rke2-flannel.flannel.backend", Charts)),
            Port = Word("flannel_port").Or(Text(_charts, "rke2-flannel.flannel.backendPort", Charts)),
            Vni = Word("flannel_vni").Or(Text(_charts, "rke2-flannel.flannel.vni", Charts)),
            MacPrefix = Text(_charts, "rke2-flannel.flannel.macPrefix", Charts),
            DirectRouting = Flag(_charts, "rke2-flannel.flannel.directRouting", Charts),
            Gbp = Flag(_charts, "rke2-flannel.flannel.GBP", Charts),
            FlannelMtu = Fact.Number(At($"{Network}.flannel_mtu"), $"{Network}.flannel_mtu") is { IsAbsent: false } mtu ? mtu
                : Number(_charts, "rke2-flannel.flannel.mtu", Charts),
            CalicoBgp = Bgp(),
            ProxyMode = Argument("kube-proxy-arg", "proxy-mode"),
            NoKubeProxy = Flag(_global, "disable-kube-proxy", Global),
            LinuxSettings = [.. LinuxOnly.Where(s => Flag(_global, s, Global).Is(true)).Select(s => Fact.Of(s, Global))],
            Profile = Text(_global, "profile", Global),
            CalicoEncapsulations = [.. CalicoPools("encapsulation")],
            CalicoIpv6 = [.. CalicoPools("cidr").Where(c => c.Is(v => v.Contains(':', StringComparison.Ordinal)))],
            CalicoDataplane = Text(_charts, "rke2-calico.installation.calicoNetwork.linuxDataplane", Charts),
            CalicoWireGuard = Flag(_charts, "rke2-calico.felixConfiguration.wireguardEnabled", Charts),
            PodSecurity = Fact.Text(At(PodSecurityTemplate), PodSecurityTemplate),
            NetworkPolicy = Fact.Flag(At("enable_network_policy"), "enable_network_policy"),
            PodCidr = Word("pod_cidr").Or(Text(_global, "cluster-cidr", Global)),
            ServiceCidr = Word("service_cidr").Or(Text(_global, "service-cidr", Global)),
            DnsAddress = Text(_global, "cluster-dns", Global),
            StackPreference = Fact.Text(At("rke_config[0].networking[0].stack_preference"), "rke_config[0].networking[0].stack_preference"),
            Platform = Text(_global, "cloud-provider-name", Global) is var platform && platform.Is(p => p.Contains("vsphere", StringComparison.Ordinal))
                ? platform with { Value = "vsphere" } : platform,
            DataDirectories = At("rke_config[0].data_directories") is var folders && folders.IsUnknown
                ? Fact.Unknown<bool>("rke_config[0].data_directories")
                : Fact.Flag(folders.Items.Count > 0 ? true : null, "rke_config[0].data_directories"),
            Manifests = Fact.Text(At("rke_config[0].additional_manifest"), "rke_config[0].additional_manifest"),
            Pools = read,
        };
    }

    private static Fact<string> Distribution(Fact<string> version) => version.IsUnknown ? version
        : KubernetesVersion.TryParse(version.Value) is { Distribution: KubernetesDistribution.K3s } ? version with { Value = "k3s" }
        : Fact.Of("rke2", "kubernetes_version");

    private static PoolFacts Pool(TfValue pool, string path) => new(pool["name"].StringOrNull() ?? "", path)
    {
        Os = Fact.Text(pool["machine_os"], $"{path}.machine_os").OrDefault("linux"),
        Etcd = Fact.Flag(pool["etcd_role"], $"{path}.etcd_role"),
        ControlPlane = Fact.Flag(pool["control_plane_role"], $"{path}.control_plane_role"),
        Worker = Fact.Flag(pool["worker_role"], $"{path}.worker_role"),
        Quantity = Fact.Number(pool["quantity"], $"{path}.quantity").OrDefault(1),
        HostnameLimit = Fact.Number(pool["hostname_length_limit"], $"{path}.hostname_length_limit"),
        MachineKind = pool["machine_config"].Items is [var machine, ..] ? Fact.Text(machine["kind"], $"{path}.machine_config[0].kind") : default,
    };

    /// <summary>What the typed network block says.</summary>
    private Fact<string> Word(string name)
    {
        var (value, path) = (At($"{Network}.{name}"), $"{Network}.{name}");
        return value is TfNumber number ? Fact.Of(number.ToString(), path) : Fact.Text(value, path);
    }

    private Fact<bool> Bgp() => Text(_charts, "rke2-calico.installation.calicoNetwork.bgp", Charts) is { IsKnown: true } bgp
        ? Fact.Flag(bgp.Value == "Enabled", Charts)
        : default;

    // As "name=value" in a text or in a list of them.
    private Fact<string> Argument(string list, string name) => Text(_global, list, Global) is { IsKnown: true } text
        ? Fact.Of(text.Value!.Split(',').Select(a => a.Trim().TrimStart('-').Split('=', 2)).Where(a => a.Length == 2 && a[0] == name).Select(a => a[1])
        .LastOrDefault(), Global)
        : default;

    private IEnumerable<Fact<string>> CalicoPools(string member) =>
        (_charts.Value?.SelectToken(Escaped("rke2-calico.installation.calicoNetwork.ipPools")) as JArray ?? []).OfType<JObject>()
            .Select(pool => pool[member]).OfType<JValue>().Where(v => v.Type == JTokenType.String).Select(v => Fact.Of((string?)v, Charts));

    private Fact<JObject> Document(string path)
    {
        var text = Fact.Text(At(path), path);
        return text.IsUnknown ? Fact.Unknown<JObject>(path)
            : text.IsKnown && Yaml.TryParse(text.Value!, out var tree, out _) && tree is JObject document ? Fact.Of(document, path)
            : Fact.Absent<JObject>(path);
    }

    private static Fact<string> Text(Fact<JObject> document, string path, string place) => document.IsUnknown ? Fact.Unknown<string>(place)
        : document.Value?.SelectToken(Escaped(path)) switch
        {
            JArray list => Fact.Of(string.Join(',', list.Select(i => (string?)i)), place),
            JValue { Type: not JTokenType.Null } value => Fact.Of(value.ToString(System.Globalization.CultureInfo.InvariantCulture), place),
            _ => Fact.Absent<string>(place),
        };

    private static Fact<bool> Flag(Fact<JObject> document, string path, string place) => Text(document, path, place) is { IsKnown: true } text
        ? Fact.Flag(string.Equals(text.Value, "true", StringComparison.OrdinalIgnoreCase), place)
        : default;

    private static Fact<long> Number(Fact<JObject> document, string path, string place) =>
        Text(document, path, place) is { IsKnown: true } text && long.TryParse(text.Value, out var number) ? Fact.Number(number, place) : default;

    private static string Escaped(string path) => string.Concat(path.Split('.').Select(part => $"['{part}']"));

    private TfValue At(string path) => ValueAt.Find(_cluster, TfPath.Parse(path));
}
