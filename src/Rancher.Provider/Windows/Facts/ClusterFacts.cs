namespace Rancher.Provider.Windows.Facts;

/// <summary>
/// What the rules want to know of a cluster, whatever resource describes it. Each value comes with the place where the user wrote it; what is not known yet
/// makes a rule wait, and what nobody gave is absent.
/// </summary>
internal sealed record ClusterFacts
{
    /// <summary><c>rke1</c>, <c>rke2</c> or <c>k3s</c>; absent for clusters that Rancher does not build.</summary>
    public Fact<string> Distribution { get; init; }

    /// <summary>Whether the facts are those of a question about what fits together, and no cluster is planned.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether the cluster is meant for Windows nodes, or has some.</summary>
    public Fact<bool> Windows { get; init; }

    /// <summary>RKE1: whether a cluster that exists was made with support for Windows nodes; absent where servers know no such thing.</summary>
    public Fact<bool> IsMadeForWindows { get; init; }

    /// <summary>RKE1: whether the server's cluster has no such member, which tells the time of a server that tells no version.</summary>
    public bool HasNoWindowsFlag { get; init; }

    public Fact<string> KubernetesVersion { get; init; }

    /// <summary>Network plugin, as the user wrote it.</summary>
    public Fact<string> Cni { get; init; }

    /// <summary>Flannel's backend, that of Linux nodes where the two differ.</summary>
    public Fact<string> Backend { get; init; }

    /// <summary>The backend of Windows nodes, where it is given by itself.</summary>
    public Fact<string> WindowsBackend { get; init; }

    public Fact<string> Port { get; init; }

    public Fact<string> Vni { get; init; }

    public Fact<string> MacPrefix { get; init; }

    public Fact<bool> DirectRouting { get; init; }

    public Fact<bool> Gbp { get; init; }

    /// <summary>The MTU that RKE1 gives its plugin; zero means none.</summary>
    public Fact<long> PluginMtu { get; init; }

    /// <summary>The MTU in flannel's own settings.</summary>
    public Fact<long> FlannelMtu { get; init; }

    public Fact<bool> NetworkPolicy { get; init; }

    public Fact<bool> CalicoBgp { get; init; }

    /// <summary>RKE2: mode of kube-proxy that all nodes are given.</summary>
    public Fact<string> ProxyMode { get; init; }

    /// <summary>RKE2: whether the cluster has no kube-proxy.</summary>
    public Fact<bool> NoKubeProxy { get; init; }

    /// <summary>RKE2: settings that only Linux has, of those that all nodes are given.</summary>
    public IReadOnlyList<Fact<string>> LinuxSettings { get; init; } = [];

    /// <summary>RKE2: the security profile that all nodes are given, such as <c>cis</c>.</summary>
    public Fact<string> Profile { get; init; }

    /// <summary>Encapsulations of Calico's address pools.</summary>
    public IReadOnlyList<Fact<string>> CalicoEncapsulations { get; init; } = [];

    /// <summary>IPv6 ranges of Calico's address pools.</summary>
    public IReadOnlyList<Fact<string>> CalicoIpv6 { get; init; } = [];

    /// <summary>How Calico moves packets on Linux, such as <c>Iptables</c> or <c>BPF</c>.</summary>
    public Fact<string> CalicoDataplane { get; init; }

    public Fact<bool> CalicoWireGuard { get; init; }

    /// <summary>Name of the cluster's template for pod security admission.</summary>
    public Fact<string> PodSecurity { get; init; }

    public Fact<string> PodCidr { get; init; }

    public Fact<string> ServiceCidr { get; init; }

    public Fact<string> DnsAddress { get; init; }

    /// <summary>Length of the pod network of one node.</summary>
    public Fact<long> NodeMask { get; init; }

    public Fact<string> StackPreference { get; init; }

    /// <summary>Cloud or hypervisor: <c>aws</c>, <c>azure</c>, <c>gce</c>, <c>vsphere</c>…</summary>
    public Fact<string> Platform { get; init; }

    public Fact<bool> Istio { get; init; }

    public Fact<bool> CisScan { get; init; }

    public Fact<bool> DataDirectories { get; init; }

    /// <summary>Kubernetes manifests that Rancher applies to the cluster.</summary>
    public Fact<string> Manifests { get; init; }

    /// <summary>Isolation of Windows containers: <c>process</c> or <c>hyperv</c>.</summary>
    public Fact<string> Isolation { get; init; }

    public Fact<bool> AirGapped { get; init; }

    /// <summary>Windows releases of the nodes, as the user or the nodes tell them.</summary>
    public IReadOnlyList<Fact<string>> WindowsReleases { get; init; } = [];

    /// <summary>Releases that container images are built for.</summary>
    public IReadOnlyList<Fact<string>> WindowsImages { get; init; } = [];

    /// <summary>Ports open between all nodes, such as <c>4789/udp</c>; null when nobody told.</summary>
    public IReadOnlyList<string>? OpenPorts { get; init; }

    public string OpenPortsPath { get; init; } = "open_ports";

    public IReadOnlyList<PoolFacts> Pools { get; init; } = [];

    public IReadOnlyList<NodeFacts> Nodes { get; init; } = [];

    /// <summary>Whether <see cref="Nodes"/> are all there will be, as when RKE itself is given them.</summary>
    public bool HasAllNodes { get; init; }

    /// <summary>The cluster before the change; null when it is new.</summary>
    public ClusterFacts? Prior { get; init; }

    /// <summary>The network that the last apply gave the cluster; null where that is not known.</summary>
    public ClusterFacts? Applied { get; init; }

    /// <summary>Version of the Rancher server, where it could be asked.</summary>
    public RancherVersion? Rancher { get; init; }

    /// <summary>The day the rules are looked at, for support ends.</summary>
    public DateOnly? Today { get; init; }

    public bool HasWindows => Windows.Is(true);

    /// <summary>Whether the server is of the time when Windows nodes were an experiment: Rancher 2.1 and 2.2, where no cluster is made for them.</summary>
    public bool IsExperimental => IsRke1 && (Rancher is { IsUnknown: false } rancher ? !rancher.IsAtLeast(2, 3) : HasNoWindowsFlag);

    /// <summary>The server in a message about that time.</summary>
    public string ExperimentalServer => Rancher is { IsUnknown: false } rancher ? rancher.ToString() : "2.1 and 2.2";

    public bool IsRke1 => Distribution.Is("rke1");

    public bool IsRke2 => Distribution.Is("rke2");

    public bool UsesFlannel => Cni.Is("flannel");

    /// <summary>Whether flannel tunnels; vxlan is its backend unless another is given.</summary>
    public bool UsesVxlan => UsesFlannel && Backend.OrDefault("vxlan").Is("vxlan");

    /// <summary>Whether Windows nodes send the packets of their pods through vxlan, which calico does too unless it is told otherwise.</summary>
    public bool TunnelsOnWindows => UsesVxlan || IsRke2 && Cni.Is("calico") && !CalicoBgp.Is(true);

    public KubernetesVersion? Version => KubernetesVersion.IsKnown ? global::Rancher.Api.Versions.KubernetesVersion.TryParse(KubernetesVersion.Value) : null;
}
