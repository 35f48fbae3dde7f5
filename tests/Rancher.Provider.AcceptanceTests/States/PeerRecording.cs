using Newtonsoft.Json.Linq;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>A recording of <c>../shared/peer/states</c>, cut down to the types that are asked for.</summary>
internal sealed record PeerRecording(string Configuration, JObject State, JObject Objects, IReadOnlyList<string> Addresses)
{
    public static PeerRecording Read(string name, IEnumerable<string> types)
    {
        var wanted = types.ToHashSet(StringComparer.Ordinal);
        var state = Json(name, "terraform.tfstate");
        var resources = new JArray(((JArray)state["resources"]!).Where(r => (string?)r["mode"] == "managed" && wanted.Contains((string)r["type"]!)));
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
            string.Join("\n", blocks.Select(b => b.Text)).Replace("var.rke2_version", $"\"{Rke2Version(resources)}\"", StringComparison.Ordinal),
            state,
            Json(name, "objects.json"),
            [.. resources.Select(r => $"{r["type"]}.{r["name"]}")]);
    }

    /// <summary>The value that the configuration's only variable had.</summary>
    private static string Rke2Version(JArray resources) => resources.SelectTokens("[*].instances[*].attributes.kubernetes_version")
        .Select(v => (string?)v ?? "").FirstOrDefault(v => v.EndsWith("+rke2r1", StringComparison.Ordinal)) ?? "";

    private static JObject Json(string name, string file) => JObject.Parse(File.ReadAllText(SharedFolder.File("peer", "states", name, file)));
}
