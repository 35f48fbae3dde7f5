namespace Rancher.Provider.Windows.Facts;

/// <summary>What the rules want to know of a pool of machines that Rancher makes itself.</summary>
internal sealed record PoolFacts(string Name, string Path)
{
    public Fact<string> Os { get; init; }

    public Fact<bool> Etcd { get; init; }

    public Fact<bool> ControlPlane { get; init; }

    public Fact<bool> Worker { get; init; }

    public Fact<long> Quantity { get; init; }

    public Fact<long> HostnameLimit { get; init; }

    /// <summary>Kind of the machine configuration, such as <c>VmwarevsphereConfig</c>.</summary>
    public Fact<string> MachineKind { get; init; }

    public bool IsWindows => Os.Is("windows");

    public IEnumerable<(string Role, Fact<bool> Given)> Roles => [("etcd", Etcd), ("controlplane", ControlPlane), ("worker", Worker)];
}
