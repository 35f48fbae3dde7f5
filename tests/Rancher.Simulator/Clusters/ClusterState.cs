using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>The one-word state of a cluster, read off its conditions: the first one that is not True speaks.</summary>
internal static class ClusterState
{
    private static readonly (string Condition, string State)[] Steps =
    [
        ("Pending", "pending"), ("Provisioned", "provisioning"), ("Waiting", "waiting"), ("Upgraded", "upgrading"), ("Updated", "updating"),
    ];

    public static void Summarize(JObject body, ServerVersion version)
    {
        if (body["removed"] is { Type: not JTokenType.Null })
        {
            return;
        }

        var conditions = body["conditions"] as JArray ?? [];
        JToken? Find(string type) => conditions.FirstOrDefault(c => (string?)c["type"] == type);
        foreach (var (name, state) in Steps)
        {
            if (Find(name) is { } condition && (string?)condition["status"] != "True")
            {
                var failed = (string?)condition["status"] == "False";
                Set(body, state, failed ? "error" : "yes", (string?)condition["message"] ?? "");
                return;
            }
        }

        if (conditions.Count == 0 || Find("Provisioned") is null)
        {
            // From 2.14 on a cluster nothing is known about yet counts as active.
            Set(body, version.Minor >= 14 ? "active" : "initializing", version.Minor >= 14 ? "no" : "yes", "");
        }
        else if (Find("Ready") is { } ready && (string?)ready["status"] != "True")
        {
            Set(body, "unavailable", "error", (string?)ready["message"] ?? "");
        }
        else
        {
            Set(body, "active", "no", "");
        }
    }

    private static void Set(JObject body, string state, string transitioning, string message)
    {
        body["state"] = state;
        body["transitioning"] = transitioning;
        body["transitioningMessage"] = message;
    }
}
