namespace Terraform.Plugin.Declarative;

/// <summary>What the API puts around a text that the user gives without it: <c>amazonec2</c> is <c>Amazonec2Config</c> there.</summary>
/// <param name="Before">What stands in front.</param>
/// <param name="After">What stands behind.</param>
/// <param name="Capital">Whether the API begins with a capital letter where the user begins with a small one.</param>
public sealed record NamePattern(string Before, string After, bool Capital = false)
{
    /// <summary>Whether the API's text is one that the user could have given.</summary>
    public bool Matches(string apiText) =>
        apiText.Length > Before.Length + After.Length && apiText.StartsWith(Before, StringComparison.Ordinal)
            && apiText.EndsWith(After, StringComparison.Ordinal);

    public string Format(string text) => $"{Before}{(Capital && text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text)}{After}";

    /// <summary>The API's text as the user gives it. Of one that another program wrote, without what belongs around it, all is the user's.</summary>
    public string Parse(string apiText)
    {
        var start = apiText.StartsWith(Before, StringComparison.Ordinal) ? apiText[Before.Length..] : apiText;
        var text = start.EndsWith(After, StringComparison.Ordinal) ? start[..^After.Length] : start;
        return Capital && text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
