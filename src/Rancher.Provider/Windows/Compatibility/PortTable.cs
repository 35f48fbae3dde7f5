namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Which ports nodes of a cluster need of one another.</summary>
internal static class PortTable
{
    private const string Tunnel = "All traffic between pods of different nodes";

    private static readonly string[] All = ["etcd", "controlplane", "worker"];
    private static readonly string[] Etcd = ["etcd"];
    private static readonly string[] ControlPlane = ["controlplane"];
    private static readonly string[] Worker = ["worker"];
    private static readonly string[] Rke1 = ["rke1"];
    private static readonly string[] Rke2 = ["rke2"];
    private static readonly string[] NotRke2 = ["rke1", "k3s"];
    private static readonly string[] Calico = ["calico/vxlan", "calico/bgp"];

    public static IReadOnlyList<PortRow> Rows { get; } =
    [
        new("kube-apiserver", "tcp", 6443, 6443, "nodes", ControlPlane, "Kubernetes API") { Os = "linux" },
        new("supervisor", "tcp", 9345, 9345, "nodes", ["controlplane", "etcd"], "RKE2 supervisor, which nodes register with") { Distributions = Rke2,
            Os = "linux" },
        new("etcd-client", "tcp", 2379, 2379, "controlplane", Etcd, "etcd, requests of the control plane") { Distributions = NotRke2, Os = "linux" },
        new("etcd-client", "tcp", 2379, 2379, "servers", Etcd, "etcd, requests of the control plane and of new members") { Distributions = Rke2, Os = "linux" },
        new("etcd-peer", "tcp", 2380, 2380, "etcd", Etcd, "etcd, traffic between its members") { Os = "linux" },
        new("etcd-metrics", "tcp", 2381, 2381, "servers", Etcd, "etcd, metrics") { Distributions = Rke2, Os = "linux" },
        // The metrics server runs on workers and asks every kubelet.
        new("kubelet", "tcp", 10250, 10250, "nodes", All, "kubelet: logs, exec and metrics"),
        // RKE2 and K3s let kube-proxy answer on the loopback address alone.
        new("kube-proxy", "tcp", 10256, 10256, "nodes", All, "kube-proxy, health of load balancers") { Distributions = Rke1 },
        // The chart of RKE2 has Windows' port whether there are Windows nodes or not.
        new("vxlan", "udp", 4789, 4789, "nodes", All, $"{Tunnel}, on the port that Windows needs") { Distributions = Rke2,
            Networks = ["flannel/vxlan", "calico/vxlan"] },
        new("vxlan", "udp", 4789, 4789, "nodes", All, $"{Tunnel}, on the port that Windows needs")
            { Distributions = NotRke2, Networks = ["flannel/vxlan", "calico/vxlan"], WithWindows = true },
        new("vxlan-linux", "udp", 8472, 8472, "nodes", All, Tunnel) { Distributions = NotRke2, Networks = ["flannel/vxlan", "canal/vxlan"], WithWindows = false,
            Os = "linux" },
        new("vxlan-linux", "udp", 8472, 8472, "nodes", All, Tunnel) { Distributions = Rke2, Networks = ["canal/vxlan", "cilium/vxlan"], WithWindows = false,
            Os = "linux" },
        new("calico-vxlan", "udp", 4789, 4789, "nodes", All, Tunnel) { Distributions = NotRke2, Networks = ["calico/vxlan"], WithWindows = false,
            Os = "linux" },
        new("wireguard", "udp", 51820, 51820, "nodes", All, $"{Tunnel}, encrypted") { Networks = ["flannel/wireguard", "canal/wireguard"], Os = "linux" },
        new("wireguard-ipv6", "udp", 51821, 51821, "nodes", All, $"{Tunnel}, encrypted, IPv6") { Networks = ["flannel/wireguard", "canal/wireguard"],
            Os = "linux" },
        new("cilium-wireguard", "udp", 51871, 51871, "nodes", All, $"{Tunnel}, encrypted") { Distributions = Rke2, Networks = ["cilium/wireguard"],
            Os = "linux" },
        new("calico-bgp", "tcp", 179, 179, "nodes", All, "Calico, routes (BGP)") { Networks = ["calico/bgp"] },
        new("calico-typha", "tcp", 5473, 5473, "nodes", All, "Calico Typha") { Networks = Calico, Os = "linux" },
        new("calico-typha-health", "tcp", 9098, 9098, "nodes", All, "Calico Typha, health") { Distributions = Rke2, Networks = Calico, Os = "linux" },
        new("calico-health", "tcp", 9099, 9099, "nodes", All, "Calico, health") { Networks = Calico },
        new("canal-health", "tcp", 9099, 9099, "nodes", All, "Canal, health") { Networks = ["canal/vxlan", "canal/wireguard"], Os = "linux" },
        new("cilium-health", "tcp", 4240, 4240, "nodes", All, "Cilium, health") { Distributions = Rke2, Networks = ["cilium/vxlan", "cilium/wireguard"],
            Os = "linux" },
        new("cilium-health-ping", "icmp", 8, 0, "nodes", All, "Cilium, health: echo requests (type 8, code 0)")
            { Distributions = Rke2, Networks = ["cilium/vxlan", "cilium/wireguard"], Os = "linux" },
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
