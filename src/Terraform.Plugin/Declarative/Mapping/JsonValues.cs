using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Attribute values between Terraform and API JSON, each in the form that its field's codec says.</summary>
internal static class JsonValues
{
    /// <summary>The value of an attribute (not of a block) in an API answer; null when it is absent or nothing the attribute can hold.</summary>
    public static TfValue Read(Field field, JToken? json) => json is null or JValue { Type: JTokenType.Null } ? TfValue.Null : field.Codec.Read(field, json);

    /// <summary>A known attribute value as the API takes it.</summary>
    public static JToken Write(Field field, TfValue value) => value.IsNull ? JValue.CreateNull() : field.Codec.Write(field, value);
}
