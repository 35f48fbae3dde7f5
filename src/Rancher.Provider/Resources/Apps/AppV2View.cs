using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Apps;

/// <summary>What the fields of a release read.</summary>
internal static class AppV2View
{
    /// <summary>The app as the fields read it: the user's values apart from all values.</summary>
    public static JObject Of(JObject app, TfValue known)
    {
        var view = (JObject)app.DeepClone();
        if (view["spec"] is not JObject spec)
        {
            return view;
        }

        var values = spec["values"] as JObject ?? [];
        view["deploymentValues"] = Yaml.Write(values);
        view["clusterName"] = AppV2Values.ClusterName(values);
        view["systemDefaultRegistry"] = AppV2Values.Registry(values);
        view["annotations"] = OwnAnnotations(spec, known["annotations"]);
        view["repoName"] = (string?)spec.SelectToken("chart.metadata.annotations").At(ReleaseRequest.Source);
        foreach (var absent in view.Properties().Where(p => p.Value.Type == JTokenType.Null).ToList())
        {
            absent.Remove();
        }

        spec["values"] = AppV2Values.WithoutAdded(values, known["values"].StringOrNull());
        return view;
    }

    /// <summary>Adds what a release that was not made by Rancher does not tell: the name of its cluster, and its registry.</summary>
    public static async Task<JObject> NamedAsync(OperationContext op, JObject view, CancellationToken ct)
    {
        if (view["clusterName"] is null && op.Prior["cluster_name"].StringOrNull() is null)
        {
            var cluster = SteveAddress.Parse(AppV2Resource.Type, (string)view["id"]!).ClusterId;
            view["clusterName"] = (string?)(await op.Rancher().Reads.FindAsync("clusters", cluster, ct))?["name"];
        }

        view["systemDefaultRegistry"] ??= op.Prior["system_default_registry"].StringOrNull() ?? "";
        return view;
    }

    // Nothing tells a note of the user from one of the chart, but that the user wrote it.
    private static JObject OwnAnnotations(JObject spec, TfValue known)
    {
        var all = spec.SelectToken("chart.metadata.annotations") as JObject ?? [];
        return known is TfMap named ? new JObject(all.Properties().Where(p => named.Entries.ContainsKey(p.Name))) : [];
    }
}
