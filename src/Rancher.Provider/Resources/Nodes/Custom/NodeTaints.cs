using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Taints as the API, registration commands and configurations write them.</summary>
internal static class NodeTaints
{
    /// <summary>Reads <c>key=value:Effect</c>.</summary>
    public static JObject Parse(string text)
    {
        var effect = text.LastIndexOf(':');
        var pair = (effect < 0 ? text : text[..effect]).Split('=', 2);
        return Make(pair[0], pair.Length > 1 ? pair[1] : null, effect < 0 ? "NoSchedule" : text[(effect + 1)..]);
    }

    /// <summary>The taints of a configuration, as the API takes them.</summary>
    public static IEnumerable<JObject> Of(TfValue blocks) =>
        blocks.Items.Where(t => t["key"].StringOrNull() is not null)
            .Select(t => Make(t["key"].StringOrNull()!, t["value"].StringOrNull(), t["effect"].StringOrNull() ?? "NoSchedule"));

    public static IEnumerable<string> Texts(TfValue blocks) =>
        Of(blocks).Select(t => $"{(string?)t["key"]}{((string?)t["value"] is { Length: > 0 } value ? $"={value}" : "")}:{(string?)t["effect"]}");

    /// <summary>Whether Kubernetes or Rancher sets it by itself.</summary>
    public static bool IsManaged(JObject taint) => NodeLabels.IsManaged((string?)taint["key"] ?? "");

    public static bool AreSame(JObject left, JObject right) =>
        (string?)left["key"] == (string?)right["key"] && (string?)left["effect"] == (string?)right["effect"]
            && ((string?)left["value"] ?? "") == ((string?)right["value"] ?? "");

    /// <summary>The given ones first, in their order, so that another order on the server is no change.</summary>
    public static JArray InOrderOf(IReadOnlyList<JObject> known, IEnumerable<JObject> found)
    {
        var rest = found.Select(t => Make((string?)t["key"] ?? "", (string?)t["value"], (string?)t["effect"] ?? "NoSchedule")).ToList();
        var matched = known.Where(k => rest.RemoveAll(f => AreSame(k, f)) > 0).ToList();
        return new JArray(matched.Concat(rest));
    }

    private static JObject Make(string key, string? value, string effect)
    {
        var taint = new JObject { ["key"] = key, ["effect"] = effect };
        if (!string.IsNullOrEmpty(value))
        {
            taint["value"] = value;
        }

        return taint;
    }
}
