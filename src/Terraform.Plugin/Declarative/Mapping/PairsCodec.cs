using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the map as a list of texts <c>key=value</c>.</summary>
public sealed class PairsCodec : ICodec
{
    public TfValue Read(Field field, JToken json) => json is JArray pairs
        ? new TfMap(pairs.Select(JsonScalar.Text).OfType<string>().Select(pair => pair.Split('=', 2))
            .Select(parts => KeyValuePair.Create(parts[0], (TfValue)(parts.Length > 1 ? parts[1] : ""))))
        : PlainCodec.Instance.Read(field, json);

    public JToken Write(Field field, TfValue value) =>
        value is TfMap map ? new JArray(map.Entries.Select(e => $"{e.Key}={e.Value.StringOrNull()}")) : PlainCodec.Instance.Write(field, value);

    public JToken Cleared(Field field) => new JArray();
}
