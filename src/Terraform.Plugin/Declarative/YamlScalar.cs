using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// The type of a YAML scalar by the rules of go-yaml v2: those of YAML 1.1 (<c>yes</c>, <c>off</c>, <c>0600</c>, <c>0x1F</c>, <c>1_000</c>)
/// without numbers to base 60, and a date stays the text it is.
/// </summary>
internal static partial class YamlScalar
{
    private const string StandardTag = "tag:yaml.org,2002:";

    public static bool IsMergeKey(Scalar scalar) =>
        scalar.Value == "<<" && (scalar.Tag.IsEmpty ? scalar.Style == ScalarStyle.Plain : scalar.Tag.Value == StandardTag + "merge");

    public static JToken Resolve(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
        {
            return scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? Finite(scalar, OfPlain(scalar.Value)) : scalar.Value;
        }

        var tag = scalar.Tag.Value;
        var value = tag.StartsWith(StandardTag, StringComparison.Ordinal) ? OfPlain(scalar.Value) : null;
        return tag[(value is null ? 0 : StandardTag.Length)..] switch
        {
            "str" or "timestamp" => scalar.Value,
            "binary" => Decode(scalar),
            "null" when value is { Type: JTokenType.Null } => value,
            "bool" when value is { Type: JTokenType.Boolean } => value,
            "int" when value is { Type: JTokenType.Integer } => value,
            "float" when value is { Type: JTokenType.Integer or JTokenType.Float } => Finite(scalar, value),
            "null" or "bool" or "int" or "float" => throw new YamlException(
                scalar.Start, scalar.End, $"\"{scalar.Value}\" is not of the type !!{tag[StandardTag.Length..]}."),
            // An application's own tag does not change the type, as in go-yaml.
            _ => scalar.Value,
        };
    }

    /// <summary>What an unquoted text without a tag is.</summary>
    public static JValue OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => new JValue(true),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => new JValue(false),
        ".nan" or ".NaN" or ".NAN" => new JValue(double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new JValue(double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => new JValue(double.NegativeInfinity),
        _ when char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' => Number(text.Replace("_", "", StringComparison.Ordinal)) ?? new JValue(text),
        _ when text[0] == '.' && Decimal().IsMatch(text) => Float(text),
        _ => new JValue(text),
    };

    private static JValue? Number(string text)
    {
        var match = Whole().Match(text);
        if (match.Success && Magnitude(match) is { } magnitude)
        {
            switch (match.Groups["sign"].Value)
            {
                case "-" when magnitude <= 1UL + long.MaxValue:
                    return new JValue(unchecked(-(long)magnitude));
                case not "-" when magnitude <= long.MaxValue:
                    return new JValue((long)magnitude);
                case "":
                    return new JValue(magnitude);
            }
        }

        return Decimal().IsMatch(text) ? Float(text) : null;
    }

    private static ulong? Magnitude(Match match)
    {
        var (digits, radix) = match.Groups switch
        {
            { } g when g["hex"].Success => (g["hex"].Value, 16),
            { } g when g["binary"].Success => (g["binary"].Value, 2),
            { } g when g["octal"].Success => (g["octal"].Value, 8),
            var g => (g["decimal"].Value, 10),
        };
        try
        {
            return radix == 10 ? ulong.Parse(digits, CultureInfo.InvariantCulture) : Convert.ToUInt64(digits, radix);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // JSON has one kind of number: 1.0 is 1, as Go writes it.
    private static JValue Float(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1L << 53 && number == Math.Truncate(number) ? new JValue((long)number) : new JValue(number);
    }

    private static JValue Finite(Scalar scalar, JValue value) => value.Value is double number && !double.IsFinite(number)
        ? throw new YamlException(scalar.Start, scalar.End, $"{scalar.Value} cannot be sent: JSON has no such number. Put it in quotes if it is a text.")
        : value;

    private static string Decode(Scalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException)
        {
            throw new YamlException(scalar.Start, scalar.End, "The value of !!binary is not base64.");
        }
    }

    [GeneratedRegex(
        "^(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();
}
