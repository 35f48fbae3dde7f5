namespace Terraform.Plugin.Declarative;

/// <summary>
/// Where the API has a value: <c>limitsCpu</c> or <c>resourceQuota.limit</c> from the enclosing object, <c>/resourceQuota/limit</c> from the root, and
/// <c>.</c> for the enclosing object itself. The one form in which this program says a place in an API object.
/// </summary>
public sealed record ApiLocation
{
    private ApiLocation(string text, bool isFromRoot, string[] segments) => (Text, IsFromRoot, Segments) = (text, isFromRoot, segments);

    public string Text { get; }

    public bool IsFromRoot { get; }

    /// <summary>Names of the members on the way; none for the enclosing object.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Name of the member that holds the value.</summary>
    public string Last => Segments.Count == 0 ? "" : Segments[^1];

    public static implicit operator ApiLocation(string text) => Parse(text);

    public static ApiLocation Parse(string text) => text switch
    {
        "." => new(text, false, []),
        _ when text.StartsWith('/') => new(text, true, text[1..].Split('/')),
        _ => new(text, false, text.Split('.')),
    };

    public override string ToString() => Text;
}
