using System.Globalization;
using System.Numerics;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Numbers without loss. Terraform sends a fraction as a double only when the double is exactly the number, so a double is read as the decimal
/// it exactly is, and a number is written as a double only when that reads back as the same number.
/// </summary>
internal static class ExactNumber
{
    // No double has more significant decimal digits than this.
    private const string AllDigits = "E766";

    // Half a number shorter than this has a double for; saves trying with long ones.
    private const int MostDigitsOfADouble = 767;

    /// <summary>Null for NaN, which Terraform has not.</summary>
    public static TfNumber? FromDouble(double value)
    {
        if (double.IsNaN(value))
        {
            return null;
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? TfNumber.PositiveInfinity : TfNumber.NegativeInfinity;
        }

        return double.IsInteger(value)
            ? new TfNumber(new BigInteger(value))
            : TfNumber.Parse(value.ToString(AllDigits, CultureInfo.InvariantCulture));
    }

    /// <summary>Null when the text is no decimal number, or too long to be meant as one.</summary>
    public static TfNumber? FromText(string text)
    {
        if (text.Length is 0 or > ValueLimits.NumberText || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return null;
        }

        return TfNumber.TryParse(text, out var number) && Math.Abs(number.Exponent) <= ValueLimits.NumberText ? number : null;
    }

    /// <summary>Null when no double is exactly this number.</summary>
    public static double? AsDouble(TfNumber number)
    {
        if (number.Infinity == 0 && (number.Exponent < -1100 || number.ToString().Length > MostDigitsOfADouble + 400))
        {
            return null;
        }

        var value = number.ToDouble();
        return FromDouble(value) == number ? value : null;
    }
}
