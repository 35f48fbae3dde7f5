namespace Terraform.Plugin.Declarative.Validators;

/// <summary>An absolute URL of one of some schemes. A password in it is never repeated.</summary>
internal sealed class UrlValidator(IReadOnlyList<string> schemes) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var wanted = string.Join(" or ", schemes.Select(s => $"\"{s}://\""));
        if (text.Any(char.IsWhiteSpace))
        {
            return $"The URL contains white space; write it as \"{schemes[0]}://example.com\".";
        }

        if (!schemes.Any(s => text.StartsWith(s + "://", StringComparison.OrdinalIgnoreCase)))
        {
            return text.Contains('@', StringComparison.Ordinal)
                ? $"The URL must begin with {wanted}."
                : $"{Quote(text)} must be a URL that begins with {wanted}.";
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 ? null
            : $"The text is not a valid URL: write the host after the scheme, as in \"{schemes[0]}://example.com\".";
    }
}
