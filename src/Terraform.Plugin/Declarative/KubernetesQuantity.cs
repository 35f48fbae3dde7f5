using System.Numerics;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A Kubernetes resource quantity: a decimal number with a decimal (<c>m</c>, <c>k</c>, <c>M</c>…) or binary (<c>Ki</c>, <c>Mi</c>…) suffix.</summary>
internal static class KubernetesQuantity
{
    private static readonly string[] Binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>What the quantity is worth, or null when the text is none.</summary>
    public static TfNumber? TryParse(string text)
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

    private static bool IsExponent(string text, int at) => text[at] is 'e' or 'E' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+');

    private static TfNumber Scale(TfNumber number, BigInteger factor, int power) =>
        TfNumber.Parse($"{number.Mantissa * factor}e{number.Exponent + power}");
}
