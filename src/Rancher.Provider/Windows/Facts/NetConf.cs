namespace Rancher.Provider.Windows.Facts;

/// <summary>Flannel's configuration file, <c>net-conf.json</c>.</summary>
internal sealed record NetConf
{
    public string? Network { get; init; }

    public long? SubnetLen { get; init; }

    public string? SubnetMin { get; init; }

    public string? SubnetMax { get; init; }

    public bool EnableIpv6 { get; init; }

    /// <summary>Whether there is a backend at all; flannel's code and its documentation disagree about what counts without.</summary>
    public bool HasBackend { get; init; } = true;

    public string BackendType { get; init; } = "vxlan";

    public long? Vni { get; init; }

    public long? Port { get; init; }

    public long? Mtu { get; init; }

    public bool DirectRouting { get; init; }

    public bool Gbp { get; init; }

    public string? MacPrefix { get; init; }

    /// <summary>Whether the file is meant for a cluster with Windows nodes.</summary>
    public bool Windows { get; init; }

    /// <summary>Whether Kubernetes gives each node its subnet, as in every cluster of Rancher.</summary>
    public bool KubernetesGivesSubnets { get; init; } = true;

    public bool UsesVxlan => BackendType == "vxlan";
}
