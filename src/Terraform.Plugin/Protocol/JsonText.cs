using System.Numerics;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Reads JSON text into a tree without losing digits. State files hold numbers of any precision; a token that neither an integer nor a double
/// holds exactly stays text, which <see cref="JsonCodec"/> takes for a number as well.
/// </summary>
public static class JsonText
{
    private const int MaxDepth = 128;

    /// <exception cref="ValueDecodeException">The text is not JSON, or nested too deep.</exception>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            var token = ReadToken(ref reader);
            return reader.Read() ? throw new ValueDecodeException(TfPath.Root, "more JSON than one value") : token;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ValueDecodeException(TfPath.Root, "not well-formed JSON", error);
        }
    }

    private static JToken ReadToken(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new JValue(reader.GetString()),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    private static JObject ReadObject(ref Utf8JsonReader reader)
    {
        var result = new JObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            result[name] = ReadToken(ref reader);
        }

        return result;
    }

    private static JArray ReadArray(ref Utf8JsonReader reader)
    {
        var result = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            result.Add(ReadToken(ref reader));
        }

        return result;
    }

    private static JValue ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return new JValue(integer);
        }

        var text = System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
        if (ExactNumber.FromText(text) is not { } number)
        {
            return new JValue(text);
        }

        if (number.AsInteger() is { } big)
        {
            return new JValue((object)big);
        }

        return reader.TryGetDouble(out var fraction) && double.IsFinite(fraction) && TfNumber.FromDouble(fraction) == number
            ? new JValue(fraction)
            : new JValue(text);
    }
}
