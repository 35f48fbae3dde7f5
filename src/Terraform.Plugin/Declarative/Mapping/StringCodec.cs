using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the number or flag as text: <c>"true"</c>.</summary>
internal sealed class StringCodec : PlainCodec
{
    public override JToken Write(Field field, TfValue value) => value switch
    {
        TfBool flag => flag.Value ? "true" : "false",
        TfNumber number => number.ToString(),
        _ => base.Write(field, value),
    };
}
