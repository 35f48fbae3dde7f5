using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>A YAML document in Terraform that the API holds as a JSON object.</summary>
/// <param name="isNoise">Tells members that a server adds to each object and that are no part of the document.</param>
public sealed class ObjectCodec(Func<JProperty, bool>? isNoise = null) : ICodec
{
    public TfValue Read(Field field, JToken json) => json is JObject or JArray ? Yaml.Write(WithoutNoise(json)) : PlainCodec.Instance.Read(field, json);

    public JToken Write(Field field, TfValue value) => value is TfString { Value.Length: > 0 } text && Yaml.TryParse(text.Value, out var document, out _)
        ? document
        : PlainCodec.Instance.Write(field, value);

    // Modules pass "", comments or yamlencode(null); an empty text where the API has an object is refused.
    public bool MeansLeftOut(string text) => Yaml.IsEmptyDocument(text);

    private JToken WithoutNoise(JToken json) => isNoise is null ? json : json switch
    {
        JObject map => new JObject(map.Properties().Where(p => !isNoise(p)).Select(p => new JProperty(p.Name, WithoutNoise(p.Value)))),
        JArray list => new JArray(list.Select(WithoutNoise)),
        _ => json,
    };
}
