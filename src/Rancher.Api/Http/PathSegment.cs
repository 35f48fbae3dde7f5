using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>One part of a path to an object.</summary>
internal static class PathSegment
{
    /// <summary>The part as it stands in a path.</summary>
    /// <param name="text">A name, or an id.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="InvalidObjectNameException">In a path it would be something else: nothing, or a step upwards.</exception>
    public static string Of(string text, string what) =>
        text.Trim() is "" or "." or ".." || text.Contains('/', StringComparison.Ordinal) || text.Any(char.IsControl)
            ? throw new InvalidObjectNameException(text, what)
            // Ids such as c-abcde:p-fghij keep their colon, which makes logs readable; the server takes both forms.
            : Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
