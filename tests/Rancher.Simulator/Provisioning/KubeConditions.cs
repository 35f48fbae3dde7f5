using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Provisioning;

/// <summary>Conditions in the forms of Rancher's own types and of Cluster API.</summary>
internal static class KubeConditions
{
    public static JObject Of(World world, string type, string status, string message = "", string reason = "")
    {
        var condition = new JObject { ["lastUpdateTime"] = world.Timestamp() };
        if (message.Length > 0)
        {
            condition["message"] = message;
        }

        if (reason.Length > 0)
        {
            condition["reason"] = reason;
        }

        condition["status"] = status;
        condition["type"] = type;
        return condition;
    }

    /// <summary>A condition that somebody waits for and nobody has set yet.</summary>
    public static JObject Begun(string type) => new() { ["status"] = "Unknown", ["type"] = type };

    /// <summary>Cluster API v1beta1: with a severity where something is not as it should be.</summary>
    public static JObject Beta1(World world, string type, string status, string message = "", string reason = "")
    {
        var condition = new JObject { ["lastTransitionTime"] = world.Timestamp() };
        if (message.Length > 0)
        {
            condition["message"] = message;
        }

        if (reason.Length > 0)
        {
            condition["reason"] = reason;
        }

        if (status == "False")
        {
            condition["severity"] = "Info";
        }

        condition["status"] = status;
        condition["type"] = type;
        return condition;
    }

    /// <summary>Cluster API v1beta2: always with message, reason and the generation it is about.</summary>
    public static JObject Beta2(World world, string type, string status, string reason, long generation, string message = "") => new()
    {
        ["lastTransitionTime"] = world.Timestamp(), ["message"] = message, ["observedGeneration"] = generation, ["reason"] = reason, ["status"] = status, ["type"] = type,
    };
}
