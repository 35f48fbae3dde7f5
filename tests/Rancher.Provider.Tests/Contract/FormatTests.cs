using System.Text;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Testing;

namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// The formats that arguments must have: what each says of a value that is wrong, and the arguments it is for. Both follow from the catalog, so the approved file
/// shows a reviewer which argument lost its check.
/// </summary>
public sealed class FormatTests
{
    /// <summary>A wrong value for each rule.</summary>
    private static readonly Dictionary<string, TfValue> Wrong = new()
    {
        ["AbsolutePathValidator"] = "opt/rke",
        ["AffinityValidator"] = "{\"nodeAfinity\": {}}",
        ["BooleanTextValidator"] = "yes",
        ["CidrValidator"] = "10.42.0.0/33",
        ["CloudConfigValidator"] = "#cloud-config\npackages: [",
        ["ClusterIdValidator"] = "fleet-default/web",
        ["ClusterNameValidator"] = "My_Cluster",
        ["CountOrPercentValidator"] = "150%",
        ["CronValidator"] = "0 25 * * *",
        ["DistributionSettingsValidator"] = "cluster-cidr: 10.42.0.0/33",
        ["DnsNameValidator"] = "My_Name",
        ["DurationValidator"] = "5 minutes",
        ["EnvironmentValidator"] = "HTTP PROXY=http://proxy.example.com",
        ["FileModeValidator"] = "rw-r--r--",
        ["GitRepositoryValidator"] = "github.com/owner/charts",
        ["HarvesterDocumentValidator"] = "{\"disk\": []}",
        ["HostValidator"] = "https://example.com",
        ["ImageReferenceValidator"] = "https://registry.example.com/Image",
        ["IpAddressValidator"] = "10.43.0.10/16",
        ["JsonValidator"] = "{",
        ["LabelPartValidator"] = "not ok!",
        ["LabelsValidator"] = TfValue.Object(("not ok!", "x")),
        ["ManifestsValidator"] = "a: [",
        ["NotEmptyValidator"] = "",
        ["NumberTextValidator"] = "0,50",
        ["OneOfValidator"] = "zzz",
        ["PatternValidator"] = "???",
        ["PemValidator"] = "not a certificate",
        ["PortTextValidator"] = "70000",
        ["QuantityValidator"] = "100MB",
        ["RangeValidator"] = long.MinValue,
        ["RegionValidator"] = "EU (Ireland)",
        ["RegistryValidator"] = "ftp://registry.example.com",
        ["RkeVersionValidator"] = "v1.30.5+rke2r1",
        ["S3BucketValidator"] = "bucket/folder",
        ["SemanticVersionRangeValidator"] = "latest",
        ["SemanticVersionValidator"] = "latest",
        ["TaintTextValidator"] = "dedicated=web",
        ["TimeOfDayValidator"] = "3 am",
        ["UnhealthyRangeValidator"] = "5-3",
        ["UrlValidator"] = "example.com",
        ["VerbValidator"] = "lsit",
        ["WholeNumberTextValidator"] = "20GB",
        ["YamlDocumentValidator"] = "a: [",
    };

    [Fact]
    public void EveryFormat_HasItsMessage_AndTheArgumentsItIsFor()
    {
        var formats = Arguments().SelectMany(a => a.Field.Validators.Select(rule => (a.Path, Rule: rule)))
            .GroupBy(a => (Name: a.Rule.GetType().Name, Message: a.Rule.Reject(Wrong[a.Rule.GetType().Name]), a.Rule.IsWarning))
            .OrderBy(g => g.Key.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Message, StringComparer.Ordinal).ToList();
        formats.Should().OnlyContain(f => f.Key.Message != null, "each rule refuses its wrong value");

        var text = new StringBuilder();
        foreach (var format in formats)
        {
            text.Append($"{format.Key.Name}{(format.Key.IsWarning ? " (warning)" : "")}: {format.Key.Message}\n");
            text.AppendJoin("", format.Select(a => $"    {a.Path}\n").Distinct().Order(StringComparer.Ordinal));
        }

        Golden.Match(text.ToString(), "tests/Rancher.Provider.Tests/Contract/formats.approved.txt");
    }

    /// <summary>The arguments whose text no rule checks: a reviewer sees a new one here, and decides whether its format is known.</summary>
    [Fact]
    public void ArgumentsWithoutAFormat_AreKnown()
    {
        var open = Arguments().Where(a => !a.Field.HasChildren && a.Field.Validators.Count == 0 && a.Field.Kind is not FieldKind.Bool)
            .Select(a => $"{a.Path}\n").Distinct().Order(StringComparer.Ordinal);

        Golden.Match(string.Concat(open), "tests/Rancher.Provider.Tests/Contract/formats.open.approved.txt");
    }

    /// <summary>What rancher2 applied on real servers is never refused: each value of its states passes the formats of its argument.</summary>
    [SharedFolderFact]
    public void ValuesOfPeerStates_PassTheirFormats()
    {
        var values = Directory.GetFiles(SharedFolder.File("peer", "states"), "terraform.tfstate", SearchOption.AllDirectories)
            .SelectMany(file => (JArray)JObject.Parse(File.ReadAllText(file))["resources"]!)
            .Where(r => (string?)r["mode"] == "managed")
            .SelectMany(r => Catalog.Definition.Resources.Where(d => d.TypeName == (string?)r["type"])
                .SelectMany(d => r["instances"]!.SelectMany(i => Checks(d.Fields, i["attributes"]!, $"{d.TypeName}.{r["name"]} "))))
            .ToList();

        values.Should().HaveCountGreaterThan(100);
        values.Where(v => v.Problem is not null).Should().BeEmpty();
    }

    private static IEnumerable<(string Path, string? Problem)> Checks(IEnumerable<Field> fields, JToken state, string path) =>
        from field in fields
        where !field.IsReadOnly && state is JObject
        from check in field.HasChildren
            ? (state[field.Name] as JArray ?? []).SelectMany((item, index) => Checks(field.Children, item, $"{path}{field.Name}[{index}]."))
            : from validator in field.Validators
              from value in Values(state[field.Name], validator.ChecksElements)
              select (path + field.Name, validator.Reject(value))
        select check;

    private static IEnumerable<TfValue> Values(JToken? json, bool each) => json switch
    {
        JArray list when each => list.SelectMany(item => Values(item, each)),
        JArray list => [new TfList(list.SelectMany(item => Values(item, each)))],
        JObject map => [new TfMap(map.Properties().Select(p => KeyValuePair.Create(p.Name, (TfValue)(string?)p.Value)))],
        JValue { Type: JTokenType.Integer } number => [(TfValue)(long)number],
        // The old SDK writes "" into states for what is not there; no configuration has it.
        JValue { Type: JTokenType.String } text when (string?)text is { Length: > 0 } given => [(TfValue)given],
        _ => [],
    };

    private static IEnumerable<(string Path, Field Field)> Arguments() =>
        Catalog.Definition.Resources.SelectMany(r => Under(r.Fields, $"{r.TypeName} "))
            .Concat(Catalog.Definition.DataSources.SelectMany(d => Under(d.Fields, $"data.{d.TypeName} ")));

    private static IEnumerable<(string Path, Field Field)> Under(IEnumerable<Field> fields, string path) =>
        fields.Where(f => !f.IsReadOnly).SelectMany(f => Under(f.Children, $"{path}{f.Name}.").Prepend((path + f.Name, f)));
}
