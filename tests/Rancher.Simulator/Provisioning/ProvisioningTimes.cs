namespace Rancher.Simulator.Provisioning;

/// <summary>When the controllers of a server version come to a new provisioning cluster, in seconds after its POST was answered.</summary>
internal sealed record ProvisioningTimes
{
    /// <summary>Its management cluster is there, and it knows the name.</summary>
    public required double Named { get; init; }

    /// <summary>Its Cluster API objects are there.</summary>
    public required double Planned { get; init; }

    /// <summary>Namespace and projects of the management cluster are there.</summary>
    public required double Backed { get; init; }

    /// <summary>Its roles are there.</summary>
    public required double Roles { get; init; }

    /// <summary>The planner waits for the infrastructure; null where nobody has seen that.</summary>
    public double? Infrastructure { get; init; }

    /// <summary>The planner waits for nodes.</summary>
    public required double Settled { get; init; }

    /// <summary>There is a registration token; its commands come a moment later.</summary>
    public required double Token { get; init; }

    /// <summary>Who made it is bound to it.</summary>
    public required double Bound { get; init; }

    /// <summary>That is noted on it, too.</summary>
    public required double Owned { get; init; }

    /// <summary>The management cluster was looked at by all its controllers.</summary>
    public required double Watched { get; init; }

    /// <summary>The server noticed that no agent is connected.</summary>
    public required double Disconnected { get; init; }

    /// <summary>The provisioning cluster says so too; null where it never does.</summary>
    public double? Copied { get; init; }

    public static ProvisioningTimes For(int minor) => minor switch
    {
        < 12 => new() { Named = 0.5, Planned = 0.5, Backed = 0.8, Roles = 1.05, Bound = 1.05, Settled = 1.9, Token = 1.4, Owned = 2.3, Watched = 4, Disconnected = 11.5, Copied = 11.5 },
        < 15 => new()
        {
            Named = 0.1, Planned = 0.7, Backed = 0.9, Roles = 1, Bound = 0.95, Infrastructure = 1.4, Settled = 3.3, Token = 1.2, Owned = 1.8, Watched = 2.5, Disconnected = 9, Copied = 110,
        },
        _ => new()
        {
            Named = 0.08, Planned = 0.05, Backed = 1.2, Roles = 0.7, Bound = 0.6, Infrastructure = 0.6, Settled = 0.97, Token = 0.5, Owned = 0.6, Watched = 1.4, Disconnected = 7,
        },
    };
}
