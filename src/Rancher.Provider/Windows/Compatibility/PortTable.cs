namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Ports that have to be open on a node.</summary>
/// <param name="Key">What names the row, such as <c>vxlan</c>.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="First">First port.</param>
/// <param name="Last">Last port.</param>
/// <param name="From">Who connects: <c>nodes</c>, <c>controlplane</c>, <c>etcd</c> or <c>anywhere</c>.</param>
/// <param name="Roles">Roles of the nodes that listen.</param>
/// <param name="Description">What for.</param>
internal sealed record PortRow(string Key, string Protocol, int First, int Last, string From, string[] Roles, string Description)
{
    /// <summary>Distributions that have it; all unless set.</summary>
    public string[] Distributions { get; init; } = ["rke1", "rke2", "k3s"];

    /// <summary>Networks that need it, as <c>plugin</c> or <c>plugin/backend</c>; any unless set.</summary>
    public string[]? Networks { get; init; }

    /// <summary>Operating system of the nodes that listen; any unless set.</summary>
    public string? Os { get; init; }

    /// <summary>Whether it is needed with Windows nodes in the cluster (true), without (false) or either way.</summary>
    public bool? WithWindows { get; init; }
}

/// <summary>Which ports nodes of a cluster need of one another.</summary>
internal static class PortTable
{
    private static readonly string[] All = ["etcd", "controlplane", "worker"];
    private static readonly string[] Etcd = ["etcd"];
    private static readonly string[] ControlPlane = ["controlplane"];
    private static readonly string[] Worker = ["worker"];

    public static Origin Origin { get; } = Origin.RancherDocs;

    public static IReadOnlyList<PortRow> Rows { get; } =
    [
        new("kube-apiserver", "tcp", 6443, 6443, "nodes", ControlPlane, "Kubernetes API") { Os = "linux" },
        new("supervisor", "tcp", 9345, 9345, "nodes", ["controlplane", "etcd"], "RKE2 supervisor, which nodes register with") { Distributions = ["rke2"], Os = "linux" },
        new("etcd-client", "tcp", 2379, 2379, "controlplane", Etcd, "etcd, requests of the control plane") { Os = "linux" },
        new("etcd-peer", "tcp", 2380, 2380, "etcd", Etcd, "etcd, traffic between its members") { Os = "linux" },
        new("etcd-metrics", "tcp", 2381, 2381, "etcd", Etcd, "etcd, metrics") { Distributions = ["rke2"], Os = "linux" },
        new("kubelet", "tcp", 10250, 10250, "controlplane", All, "kubelet: logs, exec and metrics"),
        new("kube-proxy", "tcp", 10256, 10256, "nodes", All, "kube-proxy, health of load balancers") { Distributions = ["rke1", "rke2"] },
        new("vxlan", "udp", 4789, 4789, "nodes", All, "All traffic between pods of different nodes, on the port that Windows needs") { Networks = ["flannel/vxlan", "calico/vxlan"], WithWindows = true },
        new("vxlan-linux", "udp", 8472, 8472, "nodes", All, "All traffic between pods of different nodes") { Networks = ["flannel/vxlan", "canal/vxlan"], WithWindows = false, Os = "linux" },
        new("calico-vxlan", "udp", 4789, 4789, "nodes", All, "All traffic between pods of different nodes") { Networks = ["calico/vxlan"], WithWindows = false, Os = "linux" },
        new("calico-bgp", "tcp", 179, 179, "nodes", All, "Calico, routes (BGP)") { Networks = ["calico/bgp"] },
        new("calico-typha", "tcp", 5473, 5473, "nodes", All, "Calico Typha") { Networks = ["calico/vxlan", "calico/bgp"], Os = "linux" },
        new("canal-health", "tcp", 9099, 9099, "nodes", All, "Canal, health") { Networks = ["canal/vxlan"], Os = "linux" },
        new("node-port-tcp", "tcp", 30000, 32767, "anywhere", Worker, "Services of type NodePort"),
        new("node-port-udp", "udp", 30000, 32767, "anywhere", Worker, "Services of type NodePort"),
        new("http", "tcp", 80, 80, "anywhere", Worker, "Ingress, which runs on Linux workers only") { Os = "linux" },
        new("https", "tcp", 443, 443, "anywhere", Worker, "Ingress, which runs on Linux workers only") { Os = "linux" },
        new("node-metrics", "tcp", 9100, 9100, "nodes", All, "Metrics of Linux nodes, with monitoring installed") { Os = "linux" },
        new("windows-metrics", "tcp", 9796, 9796, "nodes", Worker, "Metrics of Windows nodes, with monitoring installed") { Os = "windows" },
    ];

    /// <summary>The rows that count for a node of a cluster.</summary>
    public static IEnumerable<PortRow> For(string distribution, string network, bool windows, string? os, string? role) => Rows.Where(row =>
        row.Distributions.Contains(distribution)
        && (row.Networks is null || row.Networks.Contains(network))
        && (row.WithWindows is null || row.WithWindows == windows)
        && (os is null ? windows || row.Os != "windows" : row.Os is null || row.Os == os)
        && (role is null || row.Roles.Contains(role))
        && (os != "windows" || row.Roles.Contains("worker")));
}
