namespace Rancher.Provider.Windows.Facts;

/// <summary>What the rules want to know of one node, or of a machine that is to become one.</summary>
internal sealed record NodeFacts
{
    public Fact<string> Name { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public Fact<string> Os { get; init; }

    /// <summary>Any of <c>etcd</c>, <c>controlplane</c>, <c>worker</c>; null while one of them is unknown.</summary>
    public IReadOnlyList<string>? Roles { get; init; } = [];

    public string RolesPath { get; init; } = "";

    /// <summary>The address under which others reach the node.</summary>
    public Fact<string> Address { get; init; }

    /// <summary>The address of the interface between the nodes.</summary>
    public Fact<string> InternalAddress { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public string LabelsPath { get; init; } = "";

    /// <summary>Taints as text, such as <c>os=windows:NoSchedule</c>.</summary>
    public IReadOnlyList<string> Taints { get; init; } = [];

    /// <summary>Distribution of the node's cluster.</summary>
    public Fact<string> Distribution { get; init; }

    /// <summary>Whether the node's cluster has etcd, a control plane and a worker on Linux.</summary>
    public Fact<bool> HasLinuxBefore { get; init; }

    /// <summary>The backend that flannel announced on the node, and its network id.</summary>
    public string? AnnouncedBackend { get; init; }

    /// <summary>Roles that no Linux node has any more once this one is removed; null when it is not being removed.</summary>
    public IReadOnlyList<string>? LostRoles { get; init; }

    /// <summary>Whether a registration token is deleted after use.</summary>
    public Fact<bool> OneTimeToken { get; init; }

    public Fact<bool> HasCaChecksum { get; init; }

    /// <summary>Whether the server tells agents to trust only its own authority (setting <c>agent-tls-mode</c>).</summary>
    public Fact<bool> StrictTls { get; init; }

    public Api.Versions.RancherVersion? Rancher { get; init; }

    /// <summary>The cluster that the node is to join; null while it is not known, and for a node that is there already.</summary>
    public ClusterFacts? Cluster { get; init; }

    /// <summary>Name of that cluster.</summary>
    public string ClusterName { get; init; } = "";

    public bool IsWindows => Os.Is("windows");

    public bool Has(string role) => Roles?.Contains(role) == true;
}
