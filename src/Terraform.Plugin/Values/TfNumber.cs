using System.Globalization;
using System.Numerics;

namespace Terraform.Plugin.Values;

/// <summary>
/// A decimal number of any size and precision, mantissa × 10^exponent, kept without trailing zeros so that 5.00 equals 5. Terraform sends 0.1
/// and everything else that no double holds exactly as decimal text, so a double is not a number type here.
/// </summary>
public sealed record TfNumber : TfValue
{
    // A text such as 1e999999999 must not make us allocate a gigabyte of digits.
    private const int MaxExponent = 100_000;

    private TfNumber(BigInteger mantissa, int exponent, int infinity) => (Mantissa, Exponent, Infinity) = (mantissa, exponent, infinity);

    public TfNumber(BigInteger value)
        : this(Normalize(value, 0))
    {
    }

    private TfNumber((BigInteger Mantissa, int Exponent) parts)
        : this(parts.Mantissa, parts.Exponent, 0)
    {
    }

    public static TfNumber PositiveInfinity { get; } = new(0, 0, 1);

    public static TfNumber NegativeInfinity { get; } = new(0, 0, -1);

    public BigInteger Mantissa { get; }

    /// <summary>Power of ten.</summary>
    public int Exponent { get; }

    /// <summary>1 or -1 for the infinities, else 0.</summary>
    public int Infinity { get; }

    public bool IsInteger => Infinity == 0 && Exponent >= 0;

    public bool IsZero => Infinity == 0 && Mantissa.IsZero;

    /// <summary>The number as a 64-bit integer, or null when it is fractional or too large.</summary>
    public long? LongOrNull()
    {
        if (!IsInteger || Exponent > 19)
        {
            return null;
        }

        var value = Mantissa * BigInteger.Pow(10, Exponent);
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    public BigInteger? AsInteger() => IsInteger ? Mantissa * BigInteger.Pow(10, Exponent) : null;

    public double ToDouble() => Infinity switch
    {
        > 0 => double.PositiveInfinity,
        < 0 => double.NegativeInfinity,
        _ => double.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>Reads decimal text such as <c>-12</c>, <c>0.10</c> or <c>1e6</c>.</summary>
    public static bool TryParse(string text, out TfNumber number)
    {
        number = new TfNumber(BigInteger.Zero);
        var span = text.AsSpan().Trim();
        var exponent = 0;
        var e = span.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(span[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            span = span[..e];
        }

        var point = span.IndexOf('.');
        var digits = point < 0 ? span.ToString() : string.Concat(span[..point], span[(point + 1)..]);
        var scale = point < 0 ? 0 : span.Length - point - 1;
        if (digits.Length == 0 || digits is "-" or "+" || exponent is > MaxExponent or < -MaxExponent || scale > MaxExponent
            || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
        {
            return false;
        }

        number = new TfNumber(Normalize(mantissa, exponent - scale));
        return true;
    }

    /// <exception cref="FormatException">The text is no number.</exception>
    public static TfNumber Parse(string text) => TryParse(text, out var number) ? number : throw new FormatException($"Not a number: \"{text}\"");

    public static TfNumber FromDouble(double value) => value switch
    {
        double.PositiveInfinity => PositiveInfinity,
        double.NegativeInfinity => NegativeInfinity,
        _ => Parse(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>Plain decimal text without an exponent.</summary>
    public override string ToString()
    {
        if (Infinity != 0)
        {
            return Infinity > 0 ? "Inf" : "-Inf";
        }

        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent >= 0)
        {
            return sign + digits + new string('0', Exponent);
        }

        var whole = digits.Length + Exponent;
        return whole > 0 ? $"{sign}{digits[..whole]}.{digits[whole..]}" : $"{sign}0.{new string('0', -whole)}{digits}";
    }

    private static (BigInteger Mantissa, int Exponent) Normalize(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return (BigInteger.Zero, 0);
        }

        while (true)
        {
            var quotient = BigInteger.DivRem(mantissa, 10, out var remainder);
            if (!remainder.IsZero)
            {
                return (mantissa, exponent);
            }

            (mantissa, exponent) = (quotient, exponent + 1);
        }
    }
}
