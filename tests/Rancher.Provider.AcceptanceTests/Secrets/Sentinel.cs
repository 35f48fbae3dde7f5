using System.Text;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>Secrets that are found again in any encoding, whole or in part: the middle has what JSON, HTML, URLs and shells escape.</summary>
internal static class Sentinel
{
    private const string Head = "s3nt1nel";
    private const string End = "t41l3nd";

    // What an answer shows in place of a sentinel, as if the value had been changed by another client: nothing in this process has learned it.
    private const string Foreign = "0thervel";

    /// <summary>The texts that are looked for, each with the form that it is a part of.</summary>
    public static IReadOnlyList<(string Form, string Text)> Forms { get; } =
    [
        .. new[] { Head, Foreign, End }.SelectMany(marker => Encoded(marker).Select(text => ($"{marker} in base64", text)).Prepend(($"{marker} as text", marker))),
    ];

    /// <summary>A secret of its own for each number.</summary>
    public static string Of(int number) => $"{Mark(number)} \"q'u\\e<&>%+{{}}$:;=,#ü {End}";

    /// <summary>Whether the text has the secret of that number.</summary>
    public static bool IsIn(string text, int number) =>
        text.Contains(Mark(number), StringComparison.Ordinal) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Of(number))), StringComparison.Ordinal);

    /// <summary>The text with values in it that this process has never seen.</summary>
    public static string Replaced(string text) => text
        .Replace(Head, Foreign, StringComparison.Ordinal)
        .Replace(Base64(Head[..6]), Base64(Foreign[..6]), StringComparison.Ordinal);

    /// <summary>The forms of any sentinel that the text has, with what stands around the first.</summary>
    public static IEnumerable<string> FoundIn(string text) =>
        from form in Forms
        let at = text.IndexOf(form.Text, StringComparison.Ordinal)
        where at >= 0
        select $"{form.Form}: …{text[Math.Max(0, at - 160)..Math.Min(text.Length, at + 100)].Replace('\n', ' ')}…";

    private static string Mark(int number) => $"{Head}-{number:0000}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>What base64 makes of the marker at each of the three places that it can have in a group of bytes.</summary>
    private static IEnumerable<string> Encoded(string marker) => Enumerable.Range(0, 3).Select(offset =>
    {
        var text = Base64(new string('x', offset) + marker);
        return text[(((offset * 8) + 5) / 6)..((offset + marker.Length) * 8 / 6)];
    });
}
