using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>JSON values as texts. Servers write the same thing as text in one version and as a number in the next.</summary>
internal static class JsonScalar
{
    /// <summary>A text, number, flag or date as text; null for anything else.</summary>
    public static string? Text(JToken json) => json.Type switch
    {
        JTokenType.String => (string)json!,
        JTokenType.Boolean => (bool)json ? "true" : "false",
        JTokenType.Integer or JTokenType.Float => Convert.ToString(((JValue)json).Value, CultureInfo.InvariantCulture),
        JTokenType.Date => ((JValue)json).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Any value as text: an object or list as JSON, and null as nothing.</summary>
    public static string AnyText(JToken json) => Text(json) ?? (json.Type == JTokenType.Null ? "" : json.ToString(Formatting.None));
}
