using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Norman;

/// <summary>What a body is read for: the schema says which fields count.</summary>
internal enum BodyPurpose
{
    Create,
    Update,
    Action,
}

/// <summary>
/// Reads a body by its type's schema as Norman does: values are converted where they can be, unknown fields are dropped without
/// a word, and required, options, min and max are checked; references are not.
/// </summary>
internal sealed partial class InputReader(SchemaTable schemas, ServerVersion version)
{
    public JObject Read(TypeSchema type, JObject input, BodyPurpose purpose)
    {
        var result = new JObject();
        foreach (var field in type.Fields.Values)
        {
            var counts = purpose switch { BodyPurpose.Create => field.Create, BodyPurpose.Update => field.Update, _ => true };
            if (counts && input.TryGetValue(field.Name, StringComparison.Ordinal, out var value))
            {
                result[field.Name] = ReadField(field, value, purpose);
            }
        }

        if (purpose == BodyPurpose.Create)
        {
            foreach (var field in type.Fields.Values.Where(f => f.Required && f.Create && f.Default is null && IsMissing(result[f.Name])))
            {
                throw ApiError.Missing(field.Name);
            }
        }

        return result;
    }

    /// <summary>Reads a body of JSON text; anything but an object is refused.</summary>
    public static JObject Parse(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return [];
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException)
        {
            var wrong = BadKey().Match(body);
            throw new ApiError(422, "InvalidBodyContent", wrong.Success
                ? $"Failed to parse body: invalid character '{wrong.Groups[1].Value}' looking for beginning of object key string"
                : "Failed to parse body: unexpected EOF");
        }
    }

    private static bool IsMissing(JToken? value) => value is null or { Type: JTokenType.Null } || (value.Type == JTokenType.String && (string?)value == "");

    private JToken ReadField(FieldSchema field, JToken value, BodyPurpose purpose)
    {
        if (value.Type == JTokenType.Null)
        {
            return JValue.CreateNull();
        }

        JToken converted;
        try
        {
            converted = Convert(field.Type, value, purpose);
        }
        catch (FormatException e)
        {
            throw ApiError.Format(e.Message, field.Name);
        }
        catch (ApiError e)
        {
            throw new ApiError(422, "InvalidFormat", e.ToString(), field.Name);
        }

        Check(field, converted);
        return converted;
    }

    private static void Check(FieldSchema field, JToken value)
    {
        if (field.Options is { Count: > 0 } && value.Type == JTokenType.String && !field.Options.Contains((string)value!)
            && !(field.Nullable && (string?)value == ""))
        {
            throw new ApiError(422, "InvalidOption", "", field.Name);
        }

        if (value.Type == JTokenType.Integer)
        {
            if (field.Min is { } min && (long)value < min)
            {
                throw new ApiError(422, "MinLimitExceeded", "", field.Name);
            }

            if (field.Max is { } max && (long)value > max)
            {
                throw new ApiError(422, "MaxLimitExceeded", "", field.Name);
            }
        }
    }

    private JToken Convert(string type, JToken value, BodyPurpose purpose)
    {
        if (value.Type == JTokenType.Null)
        {
            return value.DeepClone();
        }

        if (type.StartsWith("array[", StringComparison.Ordinal))
        {
            return value is JArray items ? new JArray(items.Select(i => Convert(type[6..^1], i, purpose))) : new JArray(Convert(type[6..^1], value, purpose));
        }

        if (type.StartsWith("map[", StringComparison.Ordinal))
        {
            return value is JObject map
                ? new JObject(map.Properties().Select(p => new JProperty(p.Name, Convert(type[4..^1], p.Value, purpose))))
                : throw new ApiError(422, "InvalidFormat", $"Value can not be converted to type {type}: {Text(value)}");
        }

        return type switch
        {
            "int" => Integer(value),
            "boolean" => value.Type == JTokenType.Boolean ? value.DeepClone() : string.Equals(Text(value), "true", StringComparison.OrdinalIgnoreCase),
            "json" or "intOrString" or "float" => value.DeepClone(),
            "dnsLabel" or "dnsLabelRestricted" => DnsLabel(Text(value).Trim()),
            // Norman takes the white space off each text, those in lists and maps among them.
            _ when FieldSchema.IsScalar(type) => Text(value).Trim(),
            _ => Nested(type, value, purpose),
        };
    }

    private JToken Nested(string type, JToken value, BodyPurpose purpose)
    {
        if (value is not JObject input)
        {
            throw new ApiError(422, "InvalidFormat", $"Value can not be converted to type {type}: {Text(value)}");
        }

        if (schemas.Find(type) is not { } schema)
        {
            return input.DeepClone();
        }

        return Read(schema, input, purpose);
    }

    private static JToken Integer(JToken value) => value.Type switch
    {
        JTokenType.Integer => value.DeepClone(),
        JTokenType.Float => (long)value,
        _ => long.TryParse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"strconv.ParseInt: parsing \"{Text(value)}\": invalid syntax"),
    };

    private string DnsLabel(string text) => DnsLabelPattern().IsMatch(text) && text.Length <= 63
        ? text
        : throw new ApiError(
            422,
            "InvalidFormat",
            $"invalid value {text}: {(version.Minor >= 11 ? "a lowercase RFC 1123" : "a DNS-1123")} label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");

    private static string Text(JToken value) => value switch
    {
        JValue { Type: JTokenType.Boolean } flag => (bool)flag ? "true" : "false",
        JValue { Value: { } content } => System.Convert.ToString(content, CultureInfo.InvariantCulture)!,
        _ => value.ToString(Formatting.None),
    };

    [GeneratedRegex("^\\s*\\{\\s*([^\"\\s}])")]
    private static partial Regex BadKey();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex DnsLabelPattern();
}
