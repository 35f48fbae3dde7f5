using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The form in which the API holds an attribute's value, where Terraform has another.</summary>
public interface ICodec
{
    /// <summary>The value in an API answer; null when the answer holds nothing that the attribute could.</summary>
    TfValue Read(Field field, JToken json);

    /// <summary>A known value as the API takes it.</summary>
    JToken Write(Field field, TfValue value);

    /// <summary>Whether the text is one for "left out", beside null.</summary>
    bool MeansLeftOut(string text) => false;

    /// <summary>What clears the attribute: Norman takes null for scalars, and replaces lists and maps by what it is given.</summary>
    JToken Cleared(Field field) => field.Kind switch
    {
        FieldKind.StringList or FieldKind.StringSet or FieldKind.ListNestedAttribute => new JArray(),
        FieldKind.StringMap => new JObject(),
        _ => JValue.CreateNull(),
    };
}
