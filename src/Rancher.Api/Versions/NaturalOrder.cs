using System.Text.RegularExpressions;

namespace Rancher.Api.Versions;

/// <summary>Orders texts with numbers in them by the numbers: <c>rc10</c> after <c>rc9</c>, <c>rke2r10</c> after <c>rke2r9</c>.</summary>
internal static partial class NaturalOrder
{
    // CompareOptions.NumericOrdering needs culture data, which this program is built without.
    public static int Compare(string left, string right) => string.Compare(Padded(left), Padded(right), StringComparison.OrdinalIgnoreCase);

    private static string Padded(string text) => Digits().Replace(text, match => match.Value.PadLeft(12, '0'));

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
