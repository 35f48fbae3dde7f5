using Newtonsoft.Json.Linq;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>What the server makes of a specification when it first writes it back: zero values appear, empty objects vanish.</summary>
internal static class DefaultSpec
{
    private static readonly string[] Flags = ["deleteEmptyDirData", "disableEviction", "enabled", "force"];

    private static readonly string[] Numbers = ["gracePeriod", "skipWaitForDeleteTimeoutSeconds", "timeout"];

    public static void Settle(JObject spec, SteveRules rules)
    {
        Lean(spec, "localClusterAuthEndpoint");
        if (spec["rkeConfig"] is not JObject rke)
        {
            return;
        }

        if (rules.Minor < 12)
        {
            rke["machineGlobalConfig"] ??= JValue.CreateNull();
        }

        rke["chartValues"] ??= JValue.CreateNull();
        rke["dataDirectories"] ??= new JObject();
        rke["machinePoolDefaults"] ??= new JObject();
        if (rke["registries"] is JObject registries)
        {
            foreach (var part in registries.Properties().Where(part => part.Value is JObject { Count: 0 }).ToList())
            {
                part.Remove();
            }
        }

        var strategy = rke["upgradeStrategy"] as JObject ?? (JObject)(rke["upgradeStrategy"] = new JObject());
        foreach (var role in new[] { "controlPlaneDrainOptions", "workerDrainOptions" })
        {
            Drain(strategy[role] as JObject ?? (JObject)(strategy[role] = new JObject()), rules);
        }
    }

    private static void Drain(JObject options, SteveRules rules)
    {
        foreach (var flag in Flags)
        {
            options[flag] ??= false;
        }

        foreach (var number in Numbers)
        {
            options[number] ??= 0;
        }

        if (rules.Minor >= 12)
        {
            return;
        }

        // The older server writes out what is unset.
        options["ignoreErrors"] ??= false;
        foreach (var unset in new[] { "ignoreDaemonSets", "postDrainHooks", "preDrainHooks" })
        {
            options[unset] ??= JValue.CreateNull();
        }
    }

    /// <summary>An object of zero values becomes an empty one.</summary>
    private static void Lean(JObject spec, string name)
    {
        var value = spec[name] as JObject ?? (JObject)(spec[name] = new JObject());
        foreach (var field in value.Properties().Where(field => field.Value is JValue { Value: false or "" or null }).ToList())
        {
            field.Remove();
        }
    }
}
