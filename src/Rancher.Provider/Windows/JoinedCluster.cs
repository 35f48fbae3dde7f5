using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Windows.Facts;

namespace Rancher.Provider.Windows;

/// <summary>
/// Reads the facts of a cluster that exists, as a Windows node finds them that is to join it. What the user of the node can change is which cluster that is, so
/// every fact is at the same place.
/// </summary>
internal sealed class JoinedCluster(string place)
{
    // What RKE takes where nothing is given; fine for Linux nodes alone.
    private const string RkePort = "8472";
    private const string RkeVni = "1";

    /// <param name="rancher">The server.</param>
    /// <param name="cluster">The cluster as the management API shows it.</param>
    /// <param name="distribution">What builds it: <c>rke1</c>, <c>rke2</c> or <c>k3s</c>.</param>
    /// <param name="place">The attribute that names the cluster.</param>
    /// <param name="ct">Stops the call.</param>
    public static async Task<ClusterFacts> ReadAsync(RancherClient rancher, JObject cluster, string distribution, string place, CancellationToken ct)
    {
        var reader = new JoinedCluster(place);
        var facts = distribution == "rke1"
            ? reader.Rke1(cluster)
            : reader.Machines(await rancher.ProvisioningClusters.FindByManagementIdAsync((string)cluster["id"]!, ct));
        return facts with
        {
            Distribution = reader.Text(distribution),
            // Only host-gw cares where the others are.
            Nodes = facts.Backend.Is("host-gw") ? await ServerFacts.NodesAsync(rancher, (string)cluster["id"]!, ct) : [],
            Windows = Fact.Flag(true, place),
            Rancher = (await rancher.ServerAsync(ct)).Version,
            Today = DateOnly.FromDateTime(rancher.Connection.Clock.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>The facts of a cluster that the same run creates: what RKE would take by default is not filled in yet.</summary>
    public static ClusterFacts OfPlan(ClusterFacts planned, string place)
    {
        var tunnels = planned is { IsRke1: true, UsesVxlan: true };
        return planned with
        {
            Windows = Fact.Flag(true, place),
            IsMadeForWindows = planned.IsRke1 ? planned.IsMadeForWindows.OrDefault(false) : planned.IsMadeForWindows,
            Port = tunnels ? planned.Port.OrDefault(RkePort) : planned.Port,
            Vni = tunnels ? planned.Vni.OrDefault(RkeVni) : planned.Vni,
        };
    }

    private ClusterFacts Rke1(JObject cluster)
    {
        var config = cluster["rancherKubernetesEngineConfig"];
        var network = config.At("network");
        var options = network.At("options");
        var backend = Text(options.At("flannel_backend_type"));
        var tunnels = backend.OrDefault("vxlan").Is("vxlan");
        return new ClusterFacts
        {
            KubernetesVersion = Text(config.At("kubernetesVersion")),
            Cni = Text(network.At("plugin")),
            Backend = backend,
            Port = tunnels ? Text(options.At("flannel_backend_port")).OrDefault(RkePort) : default,
            Vni = tunnels ? Text(options.At("flannel_backend_vni")).OrDefault(RkeVni) : default,
            PodCidr = Text(config?.SelectToken("services.kubeController.clusterCidr")),
            ServiceCidr = Text(config?.SelectToken("services.kubeController.serviceClusterIpRange")),
            IsMadeForWindows = Fact.Flag((bool?)cluster["windowsPreferedCluster"], place),
            HasNoWindowsFlag = cluster["windowsPreferedCluster"] is null,
        };
    }

    private ClusterFacts Machines(JObject? twin)
    {
        if (twin?.SelectToken("spec.rkeConfig") is not JObject config)
        {
            // Not Rancher's to set up, or not this user's to see: nothing is known of its network.
            return new ClusterFacts { Cni = Fact.Unknown<string>(place), KubernetesVersion = Fact.Unknown<string>(place) };
        }

        var (settings, flannel) = (config["machineGlobalConfig"], config.SelectToken("chartValues.rke2-flannel.flannel"));
        return new ClusterFacts
        {
            KubernetesVersion = Text(twin.SelectToken("spec.kubernetesVersion")),
            Cni = Plugin(settings.At("cni")),
            Backend = Text(flannel.At("backend")),
            Port = Text(flannel.At("backendPort")),
            Vni = Text(flannel.At("vni")),
            DirectRouting = Flag(flannel.At("directRouting")),
            Gbp = Flag(flannel.At("GBP")),
            CalicoBgp = Text(config.SelectToken("chartValues.rke2-calico.installation.calicoNetwork.bgp")) is { IsKnown: true } bgp
                ? Fact.Flag(bgp.Value == "Enabled", place) : default,
            ProxyMode = Argument(settings.At("kube-proxy-arg"), "proxy-mode"),
            NoKubeProxy = Flag(settings.At("disable-kube-proxy")),
            Profile = Text(settings.At("profile")),
            CalicoEncapsulations = [.. CalicoPools(config, "encapsulation")],
            CalicoIpv6 = [.. CalicoPools(config, "cidr").Where(c => c.Is(v => v.Contains(':', StringComparison.Ordinal)))],
            CalicoDataplane = Text(config.SelectToken("chartValues.rke2-calico.installation.calicoNetwork.linuxDataplane")),
            PodCidr = Text(settings.At("cluster-cidr")),
            ServiceCidr = Text(settings.At("service-cidr")),
        };
    }

    private Fact<string> Argument(JToken? list, string name) => Fact.Of(
        (list is JArray items ? items.Select(i => i.ToString()) : [list?.ToString() ?? ""])
            .Select(a => a.TrimStart('-').Split('=', 2)).Where(a => a.Length == 2 && a[0] == name).Select(a => a[1]).LastOrDefault(),
        place);

    private IEnumerable<Fact<string>> CalicoPools(JObject config, string member) =>
        (config.SelectToken("chartValues.rke2-calico.installation.calicoNetwork.ipPools") as JArray ?? []).OfType<JObject>().Select(p => Text(p[member]))
            .Where(f => f.IsKnown);

    // multus comes with a second plugin, which is the one that matters.
    private Fact<string> Plugin(JToken? cni) => (cni is JArray list ? Text(list.LastOrDefault()) : Text(cni)) is { IsKnown: true } known
        ? known with { Value = known.Value!.Split(',')[^1].Trim() }
        : Fact.Absent<string>(place);

    // Documents may have been written with 4789.0 for 4789.
    private Fact<string> Text(JToken? value) => value switch
    {
        JValue { Type: JTokenType.Float or JTokenType.Integer } => Fact.Of(((double)value).ToString("0.#", CultureInfo.InvariantCulture), place),
        JValue { Type: not JTokenType.Null } when value.ToString() is { Length: > 0 } text => Fact.Of(text, place),
        _ => Fact.Absent<string>(place),
    };

    private Fact<bool> Flag(JToken? value) => Fact.Flag(value is { Type: JTokenType.Boolean } ? (bool)value : null, place);
}
