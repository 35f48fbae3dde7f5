using System.Text.RegularExpressions;
using Terraform.Plugin.Values;
using Tfplugin6;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Testing.TerraformCore;

/// <summary>What core checks of a schema before it does anything; a violation fails every command, some crash it (section 4.1).</summary>
internal static partial class SchemaRules
{
    private static readonly string[] Reserved = ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

    public static IEnumerable<string> Violations(string name, Schema? schema, bool isManaged)
    {
        if (schema?.Block is null)
        {
            return [$"{name}: no block, core would crash"];
        }

        IEnumerable<string> reserved = isManaged ? schema.Block.Attributes.Where(a => Reserved.Contains(a.Name)).Select(a => $"{name}.{a.Name}: reserved") : [];
        return [.. schema.Version < 0 ? [$"{name}: negative version"] : Array.Empty<string>(), .. reserved, .. OfBlock(name, schema.Block)];
    }

    private static IEnumerable<string> OfBlock(string path, Schema.Types.Block block)
    {
        foreach (var problem in block.Attributes.SelectMany(a => OfAttribute($"{path}.{a.Name}", a)))
        {
            yield return problem;
        }

        foreach (var nested in block.BlockTypes)
        {
            var at = $"{path}.{nested.TypeName}";
            foreach (var problem in OfNested(at, nested))
            {
                yield return problem;
            }
        }

        var names = block.Attributes.Select(a => a.Name).Concat(block.BlockTypes.Select(b => b.TypeName)).ToList();
        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1))
        {
            yield return $"{path}.{twice.Key}: defined twice";
        }
    }

    private static IEnumerable<string> OfAttribute(string at, Schema.Types.Attribute attribute)
    {
        if (!NamePattern().IsMatch(attribute.Name))
        {
            yield return $"{at}: not a name";
        }

        if (!attribute.Required && !attribute.Optional && !attribute.Computed)
        {
            yield return $"{at}: neither required nor optional nor computed";
        }

        if (attribute.Required && (attribute.Optional || attribute.Computed))
        {
            yield return $"{at}: required and something else";
        }

        if (attribute.NestedType is not null)
        {
            yield return $"{at}: nested types are not used here, state of rancher2 has none";
        }

        if (attribute.WriteOnly && attribute.Computed)
        {
            yield return $"{at}: write-only and computed";
        }

        if (!attribute.Deprecated && attribute.DeprecationMessage.Length > 0)
        {
            yield return $"{at}: a deprecation message without deprecation";
        }

        if (TypeProblem(attribute.Type.ToStringUtf8()) is { } problem)
        {
            yield return $"{at}: {problem}, core would crash";
        }
    }

    private static IEnumerable<string> OfNested(string at, Schema.Types.NestedBlock nested)
    {
        if (!NamePattern().IsMatch(nested.TypeName))
        {
            yield return $"{at}: not a name";
        }

        if (nested.Block is null)
        {
            yield return $"{at}: no block, core would crash";
            yield break;
        }

        var countsAreRight = nested.Nesting switch
        {
            NestingMode.Single => nested.MinItems == nested.MaxItems && nested.MinItems is 0 or 1,
            NestingMode.Group or NestingMode.Map => nested is { MinItems: 0, MaxItems: 0 },
            NestingMode.List or NestingMode.Set => nested.MinItems >= 0 && (nested.MaxItems == 0 || nested.MinItems <= nested.MaxItems),
            _ => false,
        };
        if (!countsAreRight)
        {
            yield return $"{at}: {nested.Nesting} with {nested.MinItems} to {nested.MaxItems}";
        }

        foreach (var problem in OfBlock(at, nested.Block))
        {
            yield return problem;
        }
    }

    private static string? TypeProblem(string type)
    {
        try
        {
            return TfType.Parse(type).ToString() == type ? null : $"type {type} is not compact";
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex NamePattern();
}
