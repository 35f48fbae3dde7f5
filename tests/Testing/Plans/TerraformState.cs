using FluentAssertions;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>State as <c>terraform show -json</c> has it.</summary>
public sealed record TerraformState(JObject Json)
{
    public IEnumerable<string> Addresses => Resources.Select(r => (string)r["address"]!);

    public JObject Outputs => Json.SelectToken("values.outputs") as JObject ?? [];

    private IEnumerable<JToken> Resources => Json.SelectToken("values.root_module") is JObject root ? ResourcesOf(root) : [];

    /// <summary>All attributes of one resource.</summary>
    public JObject Resource(string address)
    {
        var found = Resources.FirstOrDefault(r => (string?)r["address"] == address);
        found.Should().NotBeNull("the state should have {0}; it has {1}", address, string.Join(", ", Addresses));
        return (JObject)found!["values"]!;
    }

    /// <summary>One value by its path, such as <c>rke_config[0].network[0].plugin</c>.</summary>
    public JToken? Value(string address, string path) => Resource(address).SelectToken(path);

    public string? Output(string name) => (string?)Outputs[name]?["value"];

    // Attributes have names such as "resources" too, so the tree is walked by modules.
    private static IEnumerable<JToken> ResourcesOf(JObject module) =>
        (module["resources"] ?? new JArray()).Concat((module["child_modules"] ?? new JArray()).OfType<JObject>().SelectMany(ResourcesOf));
}
