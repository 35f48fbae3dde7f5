using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Diagnostics for Terraform. The severity is always set: its zero value prints a text and lets the operation pass for a success.
/// </summary>
internal static class DiagnosticEncoder
{
    // A gRPC message has room for far more; a terminal has not.
    private const int LongestText = 64 * 1024;

    public static IEnumerable<Tfplugin6.Diagnostic> Encode(IEnumerable<Diagnostic> diagnostics, TfType? root = null) =>
        diagnostics.Select(d => Encode(d, root));

    public static Tfplugin6.Diagnostic Encode(Diagnostic diagnostic, TfType? root = null)
    {
        var encoded = new Tfplugin6.Diagnostic
        {
            Severity = diagnostic.Severity == Severity.Warning
                ? Tfplugin6.Diagnostic.Types.Severity.Warning
                : Tfplugin6.Diagnostic.Types.Severity.Error,
            Summary = Printable(diagnostic.Summary),
            Detail = Printable(diagnostic.Detail),
        };
        if (diagnostic.Path is { Steps.Count: > 0 } path)
        {
            encoded.Attribute = PathEncoder.Encode(path, root);
        }

        return encoded;
    }

    /// <summary>Protobuf refuses to send half a surrogate pair, and a diagnostic must never be what fails.</summary>
    private static string Printable(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] + " …" : text;
        return cut.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
            ? cut
            : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(cut));
    }
}
