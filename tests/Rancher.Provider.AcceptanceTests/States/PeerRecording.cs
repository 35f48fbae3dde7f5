using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>A recording of <c>../shared/peer/states</c>, cut down to the types that are asked for.</summary>
internal sealed partial record PeerRecording(string Configuration, JObject State, JObject Objects, IReadOnlyList<string> Addresses)
{
    public static PeerRecording Read(string name, IEnumerable<string> types)
    {
        var wanted = types.ToHashSet(StringComparer.Ordinal);
        var state = Json(name, "terraform.tfstate");
        var all = (JArray)state["resources"]!;
        var resources = new JArray(all.Where(r => (string?)r["mode"] == "managed" && wanted.Contains((string)r["type"]!)));
        foreach (var instance in resources.SelectTokens("[*].instances[*]").OfType<JObject>())
        {
            // What a kept resource was built from may be left out here.
            instance.Remove("dependencies");
        }

        state["resources"] = resources;
        state["outputs"] = new JObject();
        state.Remove("check_results");
        var blocks = HclBlocks.Split(File.ReadAllText(SharedFolder.File("peer", "states", name, "main.tf")))
            .Where(b => b.Kind is "terraform" or "provider" || b.Kind == "resource" && wanted.Contains(b.Labels[0]));
        return new PeerRecording(
            Resolved(string.Join("\n", blocks.Select(b => b.Text)), all, wanted).Replace("var.rke2_version", $"\"{Rke2Version(resources)}\"", StringComparison.Ordinal),
            state,
            WithTokens(Json(name, "objects.json"), state),
            [.. resources.Select(r => $"{r["type"]}.{r["name"]}")]);
    }

    // The tokens of the kubeconfigs were there at that moment, and are in no recording.
    private static JObject WithTokens(JObject objects, JObject state)
    {
        foreach (var token in state.SelectTokens("resources[*].instances[*].attributes.kube_config").Select(k => Kubeconfigs.TokenOf((string?)k ?? "")).OfType<string>().Distinct())
        {
            objects[$"/v3/tokens/{token}"] = new JObject { ["type"] = "token", ["id"] = token, ["name"] = token, ["enabled"] = true, ["expired"] = false, ["expiresAt"] = "" };
        }

        return objects;
    }

    /// <summary>The configuration with the values of what is left out in the place of references to it.</summary>
    private static string Resolved(string configuration, JArray all, HashSet<string> wanted) => Reference().Replace(configuration, match =>
        wanted.Contains(match.Groups["type"].Value)
            ? match.Value
            : all.Where(r => (string?)r["type"] == match.Groups["type"].Value && (string?)r["name"] == match.Groups["name"].Value)
                .Select(r => r["instances"]![0]!["attributes"]![match.Groups["attribute"].Value]!.ToString(Newtonsoft.Json.Formatting.None)).First());

    [GeneratedRegex(@"\b(?<type>rancher2_[a-z0-9_]+)\.(?<name>[a-z0-9_]+)\.(?<attribute>[a-z0-9_]+)\b")]
    private static partial Regex Reference();

    /// <summary>The value that the configuration's only variable had.</summary>
    private static string Rke2Version(JArray resources) => resources.SelectTokens("[*].instances[*].attributes.kubernetes_version")
        .Select(v => (string?)v ?? "").FirstOrDefault(v => v.EndsWith("+rke2r1", StringComparison.Ordinal)) ?? "";

    private static JObject Json(string name, string file) => JObject.Parse(File.ReadAllText(SharedFolder.File("peer", "states", name, file)));
}
