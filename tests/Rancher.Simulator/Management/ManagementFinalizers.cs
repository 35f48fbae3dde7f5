using Rancher.Simulator.Server;

namespace Rancher.Simulator.Management;

/// <summary>The controllers that hold back a removed management cluster, in the order in which a server version writes them down.</summary>
internal static class ManagementFinalizers
{
    private const string Own = "wrangler.cattle.io/mgmt-cluster-remove";

    private static readonly string[] Others =
    [
        "controller.cattle.io/cluster-agent-controller-cleanup", "controller.cattle.io/cluster-scoped-gc", "controller.cattle.io/cluster-provisioner-controller",
        "controller.cattle.io/mgmt-cluster-rbac-remove",
    ];

    public static string[] Of(ServerVersion version) => version.Minor is < 6 or >= 12 and < 15 ? [.. Others, Own] : [Own, .. Others];

    /// <summary>The one that the state of a removed cluster names first, as it names it.</summary>
    public static string First(ServerVersion version) => Of(version)[0].Replace("controller.cattle.io/", "", StringComparison.Ordinal);
}
