namespace Rancher.Provider.Windows.Facts;

/// <summary>What a look at a Windows machine tells before it becomes a node.</summary>
internal sealed record HostFacts
{
    /// <summary>The attribute that leads to the machine.</summary>
    public string Place { get; init; } = "";

    public Fact<string> Distribution { get; init; }

    public Fact<string> InternalAddress { get; init; }

    /// <summary>Addresses of network cards that are not the container network's.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    public Fact<long> Processors { get; init; }

    public Fact<long> MemoryMegabytes { get; init; }

    /// <summary>Whether Windows has a desktop, which takes more memory.</summary>
    public Fact<bool> HasDesktop { get; init; }

    public Fact<long> DiskGigabytes { get; init; }

    public Fact<bool> HasContainersFeature { get; init; }

    /// <summary>Docker's own name of its edition; absent where there is no Docker.</summary>
    public Fact<string> DockerPlatform { get; init; }

    public Fact<bool> DockerStartsByItself { get; init; }

    /// <summary>Domain names of the network cards, as DHCP gave them.</summary>
    public IReadOnlyList<string> DomainNames { get; init; } = [];

    /// <summary>Build and revision, such as <c>17763.379</c>.</summary>
    public Fact<string> Build { get; init; }

    /// <summary>The cluster that the machine is to join; null where it is not known.</summary>
    public ClusterFacts? Cluster { get; init; }

    /// <summary>The cluster as it would be with this machine alone.</summary>
    public ClusterFacts ClusterWithIt =>
        (Cluster ?? new ClusterFacts { Distribution = Distribution }) with { WindowsReleases = [Build with { Place = Place }] };
}
