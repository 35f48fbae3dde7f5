using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>What Steve writes into the conditions it shows: whether one is an error, and whether it will pass by itself.</summary>
internal static class SteveConditions
{
    /// <summary>Not True means under way, whether it is Unknown or False.</summary>
    private static readonly HashSet<string> Steps =
    [
        "Available", "BootstrapConfigReady", "BootstrapReady", "InfrastructureReady", "MachinesReady", "NodeHealthy", "NodeReady", "Pending", "Provisioned", "Ready",
        "Reconciled", "Registered", "Removed", "Updated", "Waiting",
    ];

    /// <summary>False means that something failed.</summary>
    private static readonly HashSet<string> Results = ["AgentDeployed", "Downloaded", "OCIDownloaded", "RKECluster", "Updating"];

    public static void Describe(JObject condition)
    {
        var type = (string?)condition["type"] ?? "";
        var status = (string?)condition["status"];
        condition["error"] = status == "False" && (Results.Contains(type) || type == "Ready" && (string?)condition["reason"] == "Disconnected")
            || status == "Unknown" && type == "Ready";
        condition["transitioning"] = status switch
        {
            "True" => type is "Reconciling" or "Deleting",
            "False" => Steps.Contains(type) && type is not ("Pending" or "Provisioned" or "Updated"),
            _ => Steps.Contains(type) && type != "Ready",
        };
        condition["lastUpdateTime"] ??= condition["lastTransitionTime"]?.DeepClone() ?? "";
    }
}
