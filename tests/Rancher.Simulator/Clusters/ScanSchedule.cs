using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// The schedule of scans that 2.4 has. One that is turned on is held against the body that it comes in, and not against the cluster: the version of
/// Kubernetes has to stand there, and without a configuration of RKE or of the scan the handler crashes.
/// </summary>
internal static class ScanSchedule
{
    public static void Check(JObject sent)
    {
        if (sent["scheduledClusterScan"] is not JObject schedule || (bool?)schedule["enabled"] != true)
        {
            return;
        }

        if (sent["rancherKubernetesEngineConfig"] is not JObject rke || schedule["scanConfig"] is not JObject scan)
        {
            throw ApiError.Crash();
        }

        if (string.IsNullOrEmpty((string?)rke["kubernetesVersion"]))
        {
            throw new ApiError(
                422, "InvalidBodyContent", "cisScanHandler: error getting sem version for cluster k8s version <nil>: .0 is not in dotted-tri format");
        }

        if ((string?)scan["cisScanConfig"]?["profile"] is not ("permissive" or "hardened"))
        {
            throw new ApiError(
                422, "InvalidOption", "profile can be either permissive or hardened", "ScheduledClusterScan.ScanConfig.CisScanConfig.Profile");
        }
    }

    /// <summary>What answers show beside what was sent.</summary>
    public static void Present(JObject view)
    {
        if (view.SelectToken("scheduledClusterScan.scanConfig.cisScanConfig") is JObject scan)
        {
            scan["overrideSkip"] ??= JValue.CreateNull();
        }
    }
}
