using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Facts;

/// <summary>Reads the facts of a <c>rancher2_cluster</c>.</summary>
internal sealed class RkeClusterReader(TfValue cluster)
{
    private const string Network = "rke_config[0].network[0]";
    private const string Services = "rke_config[0].services[0]";

    /// <summary>Facts of what a user wrote, or of a state.</summary>
    public static ClusterFacts Read(TfValue cluster) => new RkeClusterReader(cluster).Read();

    /// <summary>Facts of an object that exists: what the user left out is what the server chose.</summary>
    public static ClusterFacts ReadUpdate(TfValue config, TfValue planned)
    {
        var (written, kept) = (Read(config), Read(planned));
        return written with
        {
            Cni = written.Cni.IsAbsent ? kept.Cni : written.Cni,
            KubernetesVersion = written.KubernetesVersion.IsAbsent ? kept.KubernetesVersion : written.KubernetesVersion,
            Backend = written.Backend.IsAbsent ? kept.Backend : written.Backend,
            Port = written.Port.IsAbsent ? kept.Port : written.Port,
            Vni = written.Vni.IsAbsent ? kept.Vni : written.Vni,
        };
    }

    private ClusterFacts Read()
    {
        var flannel = Text($"{Network}.plugin");
        var options = At($"{Network}.options");
        return new ClusterFacts
        {
            Distribution = Distribution(),
            Windows = Flag("windows_prefered_cluster"),
            IsMadeForWindows = Flag("windows_prefered_cluster"),
            KubernetesVersion = Text("rke_config[0].kubernetes_version"),
            Cni = flannel with { Value = flannel.Value?.ToLowerInvariant(), Place = At(Network).IsNull ? "rke_config" : flannel.Path },
            Backend = Option(options, "flannel_backend_type"),
            Vni = Option(options, "flannel_backend_vni"),
            Port = Option(options, "flannel_backend_port"),
            PluginMtu = Number($"{Network}.mtu"),
            NetworkPolicy = Flag("enable_network_policy"),
            PodCidr = Text($"{Services}.kube_controller[0].cluster_cidr"),
            ServiceCidr = ServiceCidr(),
            DnsAddress = Text($"{Services}.kubelet[0].cluster_dns_server"),
            NodeMask = Mask(),
            Platform = Text("rke_config[0].cloud_provider[0].name"),
            Istio = Flag("enable_cluster_istio"),
            CisScan = Flag("scheduled_cluster_scan[0].enabled"),
            Manifests = Text("rke_config[0].addons"),
            Nodes = [.. At("rke_config[0].nodes").Items.Select((node, i) => Node(node, $"rke_config[0].nodes[{i}]"))],
            HasAllNodes = At("rke_config[0].nodes").Items.Count > 0,
        };
    }

    private Fact<string> Distribution()
    {
        foreach (var (block, name) in new[] { ("rke_config", "rke1"), ("k3s_config", "k3s"), ("rke2_config", "rke2") })
        {
            var value = At(block);
            if (value.IsUnknown)
            {
                return Fact.Unknown<string>(block);
            }

            if (value.Items.Count > 0)
            {
                return Fact.Of(name, block);
            }
        }

        return Fact.Absent<string>("");
    }

    // Kubernetes wants the range in two places, and RKE takes that of the API server for both.
    private Fact<string> ServiceCidr()
    {
        var api = Text($"{Services}.kube_api[0].service_cluster_ip_range");
        return api.IsAbsent ? Text($"{Services}.kube_controller[0].service_cluster_ip_range") : api;
    }

    private Fact<long> Mask()
    {
        const string path = $"{Services}.kube_controller[0].extra_args";
        var arguments = At(path);
        var fact = arguments.IsUnknown ? Fact.Unknown<string>(path) : Fact.Text(arguments["node-cidr-mask-size"], $"{path}[\"node-cidr-mask-size\"]");
        return fact.IsKnown && long.TryParse(fact.Value, out var mask) ? Fact.Number(mask, fact.Path)
            : fact.IsUnknown ? Fact.Unknown<long>(path)
            : Fact.Absent<long>($"{Services}.kube_controller[0].cluster_cidr");
    }

    private static Fact<string> Option(TfValue options, string name)
    {
        const string path = $"{Network}.options";
        return options.IsUnknown ? Fact.Unknown<string>(path) : Fact.Text(options[name], $"{path}[\"{name}\"]");
    }

    // RKE itself logs in to these machines over SSH, so all of them run Linux.
    private static NodeFacts Node(TfValue node, string path) => new()
    {
        Name = Fact.Text(node["hostname_override"], $"{path}.hostname_override"),
        Os = Fact.Of("linux", path),
        Roles = node["role"].IsWhollyKnown ? [.. node["role"].Items.Select(r => r.StringOrNull()).OfType<string>()] : null,
        RolesPath = $"{path}.role",
        Address = Fact.Text(node["address"], $"{path}.address"),
        InternalAddress = Fact.Text(node["internal_address"], $"{path}.internal_address"),
        Labels = (node["labels"] as TfMap)?.Entries.Where(e => e.Value.StringOrNull() is not null).ToDictionary(e => e.Key, e => e.Value.StringOrNull()!) ?? [],
        LabelsPath = $"{path}.labels",
    };

    private TfValue At(string path) => ValueAt.Find(cluster, TfPath.Parse(path));

    private Fact<string> Text(string path) => Fact.Text(At(path), path);

    private Fact<bool> Flag(string path) => Fact.Flag(At(path), path);

    private Fact<long> Number(string path) => Fact.Number(At(path), path);
}
