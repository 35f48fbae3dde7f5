using System.Text;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;
using NestingMode = Tfplugin6.Schema.Types.NestedBlock.Types.NestingMode;

namespace Testing.TerraformCore;

/// <summary>A configuration as core evaluates it: what is written, null for every other attribute, and no other blocks.</summary>
internal static class Configuration
{
    public static TfMap Of(Schema.Types.Block block, JObject written)
    {
        var names = block.Attributes.Select(a => a.Name).Concat(block.BlockTypes.Select(b => b.TypeName)).ToHashSet();
        if (written.Properties().FirstOrDefault(p => !names.Contains(p.Name)) is { } unexpected)
        {
            throw new ArgumentException($"An argument named \"{unexpected.Name}\" is not expected here.", nameof(written));
        }

        return new TfMap(
            block.Attributes.Select(a => KeyValuePair.Create(a.Name, Attribute(a, written[a.Name])))
                .Concat(block.BlockTypes.Select(b => KeyValuePair.Create(b.TypeName, Blocks(b, written[b.TypeName])))));
    }

    private static TfValue Attribute(Schema.Types.Attribute attribute, JToken? written) => written is null
        ? TfValue.Null
        : JsonCodec.Decode(Encoding.UTF8.GetBytes(written.ToString(Newtonsoft.Json.Formatting.None)), TfType.Parse(attribute.Type.ToStringUtf8()));

    private static TfValue Blocks(Schema.Types.NestedBlock nested, JToken? written) => (nested.Nesting, written) switch
    {
        (NestingMode.Single, null) => TfValue.Null,
        (_, null) => TfValue.EmptyList,
        (NestingMode.Single, JObject one) => Of(nested.Block, one),
        (_, JObject one) => new TfList([Of(nested.Block, one)]),
        (_, JArray many) => new TfList(many.Cast<JObject>().Select(one => Of(nested.Block, one))),
        _ => throw new ArgumentException($"{nested.TypeName} is a block.", nameof(written)),
    };
}
