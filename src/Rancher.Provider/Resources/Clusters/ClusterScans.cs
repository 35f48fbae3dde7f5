using Newtonsoft.Json.Linq;
using Rancher.Api;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>
/// What Rancher 2.4 wants beside a schedule of scans that is turned on. It holds the schedule against the body that it comes in alone, not against the
/// cluster: the version of Kubernetes must stand there.
/// </summary>
internal static class ClusterScans
{
    private const string Rke = "rancherKubernetesEngineConfig";

    /// <summary>Whether the body turns scans on and does not say for which version of Kubernetes.</summary>
    public static bool LackVersion(JObject body) =>
        body["scheduledClusterScan"].At("enabled") is JValue { Value: true } && string.IsNullOrEmpty((string?)body[Rke].At("kubernetesVersion"));

    /// <summary>A new cluster gets the server's default version, as it would without scans.</summary>
    public static void NameVersion(JObject body, string? version)
    {
        if (body[Rke] is JObject rke && version is not null)
        {
            rke["kubernetesVersion"] = version;
        }
    }

    /// <summary>
    /// An existing cluster keeps its version, and every switch beside it: the server clears those that a part of the configuration leaves out.
    /// </summary>
    public static void RepeatVersion(JObject body, JObject server)
    {
        if (!LackVersion(body) || server[Rke] is not JObject now)
        {
            return;
        }

        var sent = body[Rke] as JObject ?? [];
        foreach (var setting in now.Properties().Where(p => p.Value is JValue { Value: not null } && !sent.ContainsKey(p.Name)))
        {
            sent[setting.Name] = setting.Value.DeepClone();
        }

        body[Rke] = sent;
    }
}
