using System.Globalization;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Apps;

/// <summary>What Rancher is asked to let Helm do; in its words, rancher/rancher: pkg/api/steve/catalog/types/rest.go.</summary>
internal static class ReleaseRequest
{
    /// <summary>Annotation by which Rancher's own pages find the repository of newer versions, and leave it themselves.</summary>
    public const string Source = "catalog.cattle.io/ui-source-repo";

    /// <summary>Input of the action <c>install</c> of a repository.</summary>
    public static JObject Install(TfValue planned, Chart chart, JObject values, TimeSpan timeout)
    {
        var request = Common(planned, chart, values, timeout);
        request["projectId"] = planned["project_id"].StringOrNull() ?? "";
        return request;
    }

    /// <summary>Input of the action <c>upgrade</c> of a repository.</summary>
    public static JObject Upgrade(TfValue planned, Chart chart, JObject values, TimeSpan timeout)
    {
        var request = Common(planned, chart, values, timeout);
        request["cleanupOnFail"] = planned["cleanup_on_fail"].BoolOrNull() ?? false;
        request["force"] = planned["force_upgrade"].BoolOrNull() ?? false;
        return request;
    }

    /// <summary>A time as Helm reads it.</summary>
    public static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";

    private static JObject Common(TfValue planned, Chart chart, JObject values, TimeSpan timeout)
    {
        var charts = new JArray();
        if (chart.Companion is var (name, version))
        {
            charts.Add(Release(name, version, name, new JObject { ["global"] = values["global"]!.DeepClone() }, []));
        }

        charts.Add(Release(chart.Name, chart.Version, planned["name"].StringOrNull()!, values, Annotations(planned)));
        return new JObject
        {
            ["charts"] = charts,
            ["disableOpenAPIValidation"] = planned["disable_open_api_validation"].BoolOrNull() ?? false,
            ["namespace"] = planned["namespace"].StringOrNull(),
            ["noHooks"] = planned["disable_hooks"].BoolOrNull() ?? false,
            ["skipSchemaValidation"] = planned["skip_schema_validation"].BoolOrNull() ?? false,
            ["timeout"] = Seconds(timeout),
            // Of two charts the second needs what the first brings.
            ["wait"] = charts.Count > 1 || (planned["wait"].BoolOrNull() ?? true),
        };
    }

    private static JObject Annotations(TfValue planned)
    {
        var annotations = new JObject { [Source] = planned["repo_name"].StringOrNull(), [Source + "-type"] = "cluster" };
        foreach (var (key, value) in (planned["annotations"] as TfMap)?.Entries ?? new Dictionary<string, TfValue>())
        {
            annotations[key] = value.StringOrNull();
        }

        return annotations;
    }

    private static JObject Release(string chart, string version, string name, JObject values, JObject annotations) => new()
    {
        ["annotations"] = annotations, ["chartName"] = chart, ["releaseName"] = name, ["values"] = values, ["version"] = version,
    };
}
