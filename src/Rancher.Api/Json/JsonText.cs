using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Json;

/// <summary>JSON between text and tree. Dates stay the text Rancher sent, and numbers keep their digits.</summary>
internal static class JsonText
{
    /// <summary>Reads leniently: null for text that is no JSON, and the second value where the first is <c>null</c>, as actions answer.</summary>
    public static JToken? Read(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.IsEmpty || start[0] == '<' ? null : Read(new StringReader(text));
    }

    /// <summary>The same, without a copy of the whole text.</summary>
    public static JToken? Read(TextReader text)
    {
        try
        {
            using var reader = new JsonTextReader(text)
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                SupportMultipleContent = true,
                Culture = CultureInfo.InvariantCulture,
            };
            while (reader.Read())
            {
                var token = JToken.ReadFrom(reader);
                if (token.Type != JTokenType.Null)
                {
                    return token;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JToken token) => token.ToString(Formatting.None);
}
