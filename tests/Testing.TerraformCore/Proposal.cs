using Terraform.Plugin.Values;
using Tfplugin6;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Testing.TerraformCore;

/// <summary>
/// The state that core proposes for a plan (section 4.4): the configuration, and the prior value where a computed attribute is not configured.
/// </summary>
internal static class Proposal
{
    public static TfValue Of(Schema.Types.Block block, TfValue prior, TfValue config)
    {
        if (config is not TfMap)
        {
            return config;
        }

        var entries = new List<KeyValuePair<string, TfValue>>();
        foreach (var attribute in block.Attributes)
        {
            var configured = config[attribute.Name];
            entries.Add(new(attribute.Name, attribute.Computed && configured.IsNull ? prior[attribute.Name] : configured));
        }

        foreach (var nested in block.BlockTypes)
        {
            entries.Add(new(nested.TypeName, OfNested(nested, prior[nested.TypeName], config[nested.TypeName])));
        }

        return new TfMap(entries);
    }

    private static TfValue OfNested(Schema.Types.NestedBlock nested, TfValue prior, TfValue config) => (nested.Nesting, config) switch
    {
        (_, TfNull or TfUnknown) => config,
        (NestingMode.List, TfList list) => new TfList(list.Elements.Select((item, i) =>
            Of(nested.Block, i < prior.Items.Count ? prior.Items[i] : TfValue.Null, item))),
        _ => Of(nested.Block, prior, config),
    };
}
