using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// The Secret through which a machine gets its plan and reports what became of it. Its agent has a key for this one object only.
/// </summary>
internal sealed class PlanSecrets(World world, SteveRules rules, KubeCluster local)
{
    private const string Suffix = "-machine-plan";

    public void Make(SteveObject cluster, SteveObject machine)
    {
        var labels = (JObject)machine.Metadata["labels"]!.DeepClone();
        labels["rke.cattle.io/machine-name"] = machine.Name;
        var annotations = ObjectSet.Annotations("rke-bootstrap", "rke.cattle.io/v1, Kind=RKEBootstrap", machine.Namespace!, machine.Name);
        foreach (var (name, value) in local.Find(SteveTypes.Bootstraps, machine.Namespace, machine.Name)?.Metadata["annotations"] as JObject ?? [])
        {
            annotations[name] ??= value?.DeepClone();
        }

        local.Make(SteveTypes.Secrets, cluster.Namespace, machine.Name + Suffix, new JObject { ["type"] = "rke.cattle.io/machine-plan" }, labels, annotations);
        machine.Hidden["key"] = world.Ids.Secret();
    }

    public static string NameOf(SteveObject machine) => machine.Name + Suffix;

    /// <summary>Writes the plan; the same plan for the same cluster and machine.</summary>
    public void Deliver(SteveObject cluster, SteveObject machine)
    {
        if (local.Find(SteveTypes.Secrets, machine.Namespace, NameOf(machine)) is not { } secret)
        {
            return;
        }

        var probes = new JObject(Planner.ProbesOf(machine).Select(probe => new JProperty(probe, new JObject { ["initialDelaySeconds"] = 1, ["timeoutSeconds"] = 5 })));
        var plan = new JObject
        {
            ["files"] = new JArray(),
            ["instructions"] = new JArray(new JObject { ["name"] = "install", ["image"] = "rancher/system-agent-installer-rke2:" + (string?)cluster.Spec["kubernetesVersion"] }),
            ["probes"] = probes,
        };
        var data = new JObject { ["failure-threshold"] = Encode("1"), ["max-failures"] = Encode("-1"), ["plan"] = Encode(plan.ToString(Newtonsoft.Json.Formatting.None)) };
        if (rules.Minor >= 15)
        {
            data["plan-state"] = Encode("pending");
        }

        secret.Body["data"] = data;
        local.Objects.Touch(secret);
    }

    /// <summary>The machine whose agent holds a key, where it asks for its own plan.</summary>
    public SteveObject? Holder(string? key) => string.IsNullOrEmpty(key)
        ? null
        : local.Objects.All(SteveTypes.Machines).FirstOrDefault(machine => machine.Hidden.GetValueOrDefault("key") == key);

    /// <summary>Whether a report says that the plan was applied, and that all probes of it answer.</summary>
    public static (bool Applied, bool Healthy) Read(SteveObject secret)
    {
        var plan = Decode(secret, "plan");
        var applied = plan.Length > 0 && Decode(secret, "applied-checksum") == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan)));
        var statuses = Decode(secret, "probe-statuses");
        var healthy = applied && statuses.StartsWith('{') && JObject.Parse(statuses) is var probes
            && ((JObject)JObject.Parse(plan)["probes"]!).Properties().All(probe => probes[probe.Name]?["healthy"] is JValue { Value: true });
        return (applied, healthy);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(SteveObject secret, string key) =>
        secret.Body["data"]?[key] is JValue { Value: string text } ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : "";
}
