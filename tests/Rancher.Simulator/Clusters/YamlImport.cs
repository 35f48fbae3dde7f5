using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// The action that applies manifests to a connected cluster: what it answers are the words of kubectl. Nothing is made of them here.
/// </summary>
internal static partial class YamlImport
{
    public static ApiAnswer Apply(string yaml)
    {
        if (yaml.Count(c => c == '[') != yaml.Count(c => c == ']'))
        {
            return Said(400, "error: error parsing ./management-state/<path>: error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'\n");
        }

        var made = yaml.Split("\n---").Select(document => (Kind: Kind().Match(document), Name: Name().Match(document))).Where(found => found.Kind.Success && found.Name.Success)
            .Select(found => $"{found.Kind.Groups[1].Value.ToLowerInvariant()}/{found.Name.Groups[1].Value} created\n");
        return Said(200, string.Concat(made));
    }

    private static ApiAnswer Said(int status, string message) =>
        new(status, new JObject { ["type"] = "importYamlOutput", ["baseType"] = "importYamlOutput", ["message"] = message });

    [GeneratedRegex(@"^kind:\s*(\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^\s+name:\s*(\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
