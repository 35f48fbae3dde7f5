using Newtonsoft.Json.Linq;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Charts;

/// <summary>The charts every repository here has. The chart <c>broken</c> cannot be installed: its release ends as failed.</summary>
internal static class ChartIndex
{
    private static readonly (string Name, string[] Versions, string AppVersion)[] Charts =
    [
        ("rancher-monitoring", ["105.1.0+up61.3.2", "104.1.0+up57.0.3", "103.1.1+up45.31.1"], "v0.68.0"),
        ("rancher-monitoring-crd", ["105.1.0+up61.3.2", "104.1.0+up57.0.3", "103.1.1+up45.31.1"], "v0.68.0"),
        ("rancher-logging", ["105.2.0+up4.10.0", "104.1.0+up4.8.0"], "4.10.0"),
        ("rancher-backup", ["105.0.2+up6.0.2"], "6.0.2"),
        ("cert-manager", ["v1.16.2", "v1.15.3"], "v1.16.2"),
        ("hello-world", ["1.1.0", "1.0.0"], "1.0.0"),
        ("broken", ["1.0.0"], "1.0.0"),
    ];

    public static JObject Describe() => new()
    {
        ["apiVersion"] = "v1",
        ["entries"] = new JObject(Charts.Select(chart => new JProperty(chart.Name, new JArray(chart.Versions.Select(version => Metadata(chart.Name, version)))))),
        ["generated"] = "2024-01-01T00:00:00Z",
    };

    public static JObject Info(string name, string version)
    {
        Require(name, ref version);
        return new JObject { ["chart"] = Metadata(name, version), ["values"] = new JObject(), ["readme"] = "" };
    }

    public static JObject Metadata(string name, string version) => new()
    {
        ["apiVersion"] = "v2", ["appVersion"] = Array.Find(Charts, chart => chart.Name == name).AppVersion, ["name"] = name, ["version"] = version, ["annotations"] = Annotations(name),
    };

    // A chart of Rancher's own says where it must be, and which chart goes before it.
    private static JObject Annotations(string name) => name != "rancher-monitoring" ? [] : new JObject
    {
        ["catalog.cattle.io/auto-install"] = "rancher-monitoring-crd=match",
        ["catalog.cattle.io/certified"] = "rancher",
        ["catalog.cattle.io/namespace"] = "cattle-monitoring-system",
        ["catalog.cattle.io/release-name"] = "rancher-monitoring",
    };

    /// <summary>Completes the version of a chart: none asked for means the newest.</summary>
    public static void Require(string name, ref string version)
    {
        var chart = Array.Find(Charts, chart => chart.Name == name);
        if (chart.Name is null)
        {
            throw new SteveError(404, "NotFound", $"no chart name found for {name}");
        }

        if (version.Length == 0)
        {
            version = chart.Versions[0];
        }
        else if (!chart.Versions.Contains(version))
        {
            throw new SteveError(404, "NotFound", $"no chart version found for {name}-{version}");
        }
    }
}
