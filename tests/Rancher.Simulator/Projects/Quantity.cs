using System.Globalization;
using System.Text.RegularExpressions;

namespace Rancher.Simulator.Projects;

/// <summary>A Kubernetes quantity, such as 100m or 2Gi, as a number to compare by.</summary>
internal static partial class Quantity
{
    private static readonly Dictionary<string, double> Units = new()
    {
        [""] = 1,
        ["n"] = 1e-9,
        ["u"] = 1e-6,
        ["m"] = 1e-3,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["T"] = 1e12,
        ["P"] = 1e15,
        ["E"] = 1e18,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
        ["Pi"] = 1L << 50,
        ["Ei"] = 1L << 60,
    };

    public static bool TryParse(string text, out double value)
    {
        var parts = Pattern().Match(text);
        value = 0;
        if (!parts.Success || !double.TryParse(parts.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = number * Units[parts.Groups[2].Value];
        return true;
    }

    [GeneratedRegex("^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|)$")]
    private static partial Regex Pattern();
}
