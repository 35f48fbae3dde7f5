using System.Numerics;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A Kubernetes resource quantity: a decimal number with a decimal (<c>m</c>, <c>k</c>, <c>M</c>…) or binary (<c>Ki</c>, <c>Mi</c>…) suffix.</summary>
public static class KubernetesQuantity
{
    private static readonly string[] Binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    // Between exponents farther apart the digits do not matter, and would not fit into memory.
    private const int ComparableSpan = 1000;

    /// <summary>Which of two quantities is greater, as comparisons tell it; null where one of the texts is no quantity.</summary>
    public static int? Compare(string left, string right)
    {
        if (TryParse(left) is not { } a || TryParse(right) is not { } b || Math.Abs((long)a.Exponent - b.Exponent) > ComparableSpan)
        {
            return null;
        }

        var exponent = Math.Min(a.Exponent, b.Exponent);
        return (a.Mantissa * BigInteger.Pow(10, a.Exponent - exponent)).CompareTo(b.Mantissa * BigInteger.Pow(10, b.Exponent - exponent));
    }

    /// <summary>What the quantity is worth, or null when the text is none.</summary>
    internal static TfNumber? TryParse(string text)
    {
        var suffixAt = text.Length;
        while (suffixAt > 0 && char.IsAsciiLetter(text[suffixAt - 1]) && !IsExponent(text, suffixAt - 1))
        {
            suffixAt--;
        }

        if (!TfNumber.TryParse(text[..suffixAt], out var number))
        {
            return null;
        }

        var suffix = text[suffixAt..];
        var power = Array.IndexOf(Binary, suffix);
        if (power >= 0)
        {
            return Scale(number, BigInteger.Pow(1024, power + 1), 0);
        }

        return suffix switch
        {
            "" => number,
            "n" => Scale(number, 1, -9),
            "u" => Scale(number, 1, -6),
            "m" => Scale(number, 1, -3),
            "k" => Scale(number, 1, 3),
            "M" => Scale(number, 1, 6),
            "G" => Scale(number, 1, 9),
            "T" => Scale(number, 1, 12),
            "P" => Scale(number, 1, 15),
            "E" => Scale(number, 1, 18),
            _ => null,
        };
    }

    private static bool IsExponent(string text, int at) =>
        text[at] is 'e' or 'E' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+');

    private static TfNumber Scale(TfNumber number, BigInteger factor, int power) =>
        TfNumber.Parse($"{number.Mantissa * factor}e{number.Exponent + power}");
}
