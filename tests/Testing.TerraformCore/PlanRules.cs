using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore;

/// <summary>Core's check of a planned state (AssertPlanValid, section 4.5).</summary>
internal static class PlanRules
{
    public static IEnumerable<string> Violations(Schema.Types.Block block, TfValue prior, TfValue config, TfValue planned, string path = "")
    {
        if (planned.IsNull != config.IsNull)
        {
            return [$"{path}: planned for {(planned.IsNull ? "absence" : "existence")} but configuration wants the opposite"];
        }

        return planned.IsNull
            ? []
            : block.Attributes.SelectMany(a => OfAttribute($"{path}.{a.Name}", a, prior[a.Name], config[a.Name], planned[a.Name]))
                .Concat(block.BlockTypes.SelectMany(b => OfBlocks($"{path}.{b.TypeName}", b, prior[b.TypeName], config[b.TypeName], planned[b.TypeName])));
    }

    private static IEnumerable<string> OfAttribute(string at, Schema.Types.Attribute attribute, TfValue prior, TfValue config, TfValue planned)
    {
        if (attribute.WriteOnly)
        {
            return planned.IsNull ? [] : [$"{at}: write-only and not null"];
        }

        if (planned.Equals(config) || (planned.IsUnknown && config.IsUnknown) || (planned.Equals(prior) && !prior.IsNull && !config.IsNull)
            || (attribute.Computed && !attribute.Optional) || (config.IsNull && attribute.Computed))
        {
            return [];
        }

        return [$"{at}: planned value {planned} for configured {config}, prior {prior}"];
    }

    private static IEnumerable<string> OfBlocks(string at, Schema.Types.NestedBlock nested, TfValue prior, TfValue config, TfValue planned)
    {
        if (planned.Equals(config))
        {
            return [];
        }

        if (nested.Nesting == Schema.Types.NestedBlock.Types.NestingMode.Single)
        {
            return Violations(nested.Block, prior, config, planned, at);
        }

        if (planned is not TfList list || list.Elements.Count != config.Items.Count)
        {
            return [$"{at}: planned {planned} for configured {config}"];
        }

        return list.Elements.SelectMany((item, i) => Violations(
            nested.Block, i < prior.Items.Count ? prior.Items[i] : TfValue.Null, config.Items[i], item, $"{at}[{i}]"));
    }
}
