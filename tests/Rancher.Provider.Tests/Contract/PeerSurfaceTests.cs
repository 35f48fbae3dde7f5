using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A configuration or state that any version of rancher2 accepted fits our definitions.</summary>
public sealed class PeerSurfaceTests
{
    /// <summary>Where we differ on purpose, and why.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["rancher2_cluster rke_config.enable_cri_dockerd default"] = "Rancher turns it on from Kubernetes 1.24; a default of false is drift for ever.",
    };

    [SharedTheory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Definition_AgainstEveryVersionOfRancher2_HasItsArguments(string definition)
    {
        Compare(DefinitionCase.Of(definition)).ShouldBeNone("configurations and states of rancher2 stay valid");
    }

    [SharedFact]
    public void Comparison_WithADefinitionThatDiffers_TellsEveryDifference()
    {
        var definition = Fields.Block("rke_config", "A block.",
            Fields.Number("addons", "Another type."),
            Fields.Text("kubernetes_version", "Not required in rancher2.").Required(),
            Fields.Bool("ignore_docker_version", "Another default.").Default(false),
            Fields.Blocks("private_registries", "A block.", Fields.Text("password", "Not hidden.")));

        var problems = Compare(new DefinitionCase("rancher2_cluster", [definition], null, Part: "rke_config")).ToList();

        problems.Should().Contain(
        [
            "rke_config.addons: string in rancher2, Number in ours",
            "rke_config.kubernetes_version: required in ours, but not in every version of rancher2",
            "rke_config.private_registries.password: hidden in rancher2, shown in ours",
            "rke_config.private_registries.url is missing",
            "rke_config.services.etcd.snapshot is missing",
        ]);
        problems.Should().ContainMatch("rke_config.ignore_docker_version: default True in rancher2, *");
    }

    [SharedFact]
    public void RkeConfig_AgainstTheUnion_CoversEveryPath()
    {
        var ours = PlacedField.Walk(DefinitionCase.Of("rancher2_cluster.rke_config").Fields).Select(f => f.Path).ToHashSet();
        var theirs = PeerAttribute.Of("rancher2_cluster", isDataSource: false).Keys.Where(p => p.Split('.')[0] == "rke_config").ToList();

        theirs.Should().HaveCount(412).And.OnlyContain(path => ours.Contains(path));
        ours.Except(theirs).Should().Equal("rke_config.network.effective_options");
    }

    private static IEnumerable<string> Compare(DefinitionCase definition)
    {
        var ours = PlacedField.Walk(definition.Fields).ToDictionary(f => f.Path);
        foreach (var theirs in PeerAttribute.Of(definition.TypeName, definition.IsDataSource).Values)
        {
            var top = theirs.Path.Split('.')[0];
            if (top is "id" or "timeouts" || (definition.Part is not null && top != definition.Part))
            {
                continue;
            }

            if (!ours.TryGetValue(theirs.Path, out var field))
            {
                yield return $"{theirs.Path} is missing";
                continue;
            }

            foreach (var (aspect, problem) in Compare(theirs, field))
            {
                if (!Deviations.ContainsKey($"{definition.TypeName} {theirs.Path} {aspect}"))
                {
                    yield return $"{theirs.Path}: {problem}";
                }
            }
        }
    }

    private static IEnumerable<(string Aspect, string Problem)> Compare(PeerAttribute theirs, PlacedField placed)
    {
        var ours = placed.Field;
        if (!HasTypeOf(theirs, ours))
        {
            yield return ("type", $"{theirs.Type} in rancher2, {ours.Shape} in ours");
        }

        if (ours.IsRequired && !theirs.IsRequiredEverywhere)
        {
            yield return ("required", "required in ours, but not in every version of rancher2");
        }

        if (theirs.IsSettable && ours.IsReadOnly)
        {
            yield return ("settable", "an argument in rancher2, read-only in ours");
        }

        if (theirs is { IsComputed: true, IsSettable: false } && !ours.IsComputed)
        {
            yield return ("computed", "always has a value in rancher2, which ours does not give");
        }

        if (theirs.IsSensitive && !placed.IsSensitive)
        {
            yield return ("sensitive", "hidden in rancher2, shown in ours");
        }

        if (theirs.IsBlock && ours.IsBlock && ((ours.MaxItems != 0 && (theirs.MaxItems == 0 || theirs.MaxItems > ours.MaxItems)) || ours.MinItems > theirs.MinItems))
        {
            yield return ("items", $"{theirs.MinItems} to {theirs.MaxItems} items in rancher2, {ours.MinItems} to {ours.MaxItems} in ours");
        }

        if (theirs.Default is { } value && theirs.IsSettable && !SameDefault(value, ours.DefaultValue))
        {
            yield return ("default", $"default {value} in rancher2, {ours.DefaultValue?.ToString() ?? "none"} in ours");
        }
    }

    private static bool HasTypeOf(PeerAttribute theirs, Field ours) => theirs.Type switch
    {
        "string" => ours.Shape == FieldShape.Text,
        "int" or "float" => ours.Shape == FieldShape.Number,
        "bool" => ours.Shape == FieldShape.Bool,
        "map" => ours.Shape == FieldShape.TextMap,
        "set" when !theirs.IsObject => ours.Shape == FieldShape.TextSet,
        "list" when !theirs.IsObject => ours.Shape == FieldShape.TextList,
        // In configuration and in state, an attribute of objects is no block and a block no attribute.
        "list" or "set" => theirs.IsBlock ? ours.Shape is FieldShape.Block or FieldShape.Blocks : ours.Shape == FieldShape.Objects,
        _ => false,
    };

    private static bool SameDefault(JToken theirs, TfValue? ours) => ours switch
    {
        TfText text => theirs.Type == JTokenType.String && (string?)theirs == text.Value,
        TfBool flag => theirs.Type == JTokenType.Boolean && (bool)theirs == flag.Value,
        TfNumber number => theirs.Type == JTokenType.Integer && (long)theirs == number.AsLong(),
        _ => false,
    };
}
