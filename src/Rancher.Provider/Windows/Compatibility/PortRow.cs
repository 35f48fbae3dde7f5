namespace Rancher.Provider.Windows.Compatibility;

/// <summary>Ports that have to be open on a node.</summary>
/// <param name="Key">What names the row, such as <c>vxlan</c>.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
/// <param name="First">First port; the type of a message of ICMP.</param>
/// <param name="Last">Last port; the code of a message of ICMP.</param>
/// <param name="From">Who connects: <c>nodes</c>, <c>servers</c>, <c>controlplane</c>, <c>etcd</c> or <c>anywhere</c>.</param>
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

    /// <summary>Where the row comes from: the port tables of its distributions.</summary>
    public IEnumerable<Origin> Origins =>
        Distributions.Select(d => d switch { "rke2" => Origin.Rke2Ports, "k3s" => Origin.K3sPorts, _ => Origin.RancherPorts });
}
