using System.Globalization;

namespace Terraform.Plugin.Declarative;

/// <summary>Durations as Go and so Terraform users write them: <c>45s</c>, <c>1h30m</c>, <c>1.5h</c>.</summary>
public static class GoDuration
{
    /// <summary>The duration, or null when the text is none or is negative.</summary>
    public static TimeSpan? TryParse(string text)
    {
        var total = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            var digits = 0;
            while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || rest[digits] == '.'))
            {
                digits++;
            }

            var letters = digits;
            while (letters < rest.Length && !char.IsAsciiDigit(rest[letters]) && rest[letters] != '.')
            {
                letters++;
            }

            if (!double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || Unit(rest[digits..letters]) is not { } unit || number * unit.TotalSeconds > TimeSpan.MaxValue.TotalSeconds / 4)
            {
                return null;
            }

            total += number * unit;
            rest = rest[letters..];
        }

        return total;
    }

    /// <summary>The shortest text for whole seconds, minutes or hours.</summary>
    public static string Format(TimeSpan duration) => duration.TotalSeconds switch
    {
        var s when s >= 3600 && s % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{s / 3600:0}h"),
        var s when s >= 60 && s % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{s / 60:0}m"),
        var s => string.Create(CultureInfo.InvariantCulture, $"{s:0.###}s"),
    };

    private static TimeSpan? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => TimeSpan.FromHours(1),
        "m" => TimeSpan.FromMinutes(1),
        "s" => TimeSpan.FromSeconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        "us" or "µs" => TimeSpan.FromMicroseconds(1),
        "ns" => TimeSpan.FromTicks(1) / 100,
        _ => null,
    };
}
