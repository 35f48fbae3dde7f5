namespace Rancher.Api.Connections;

/// <summary>What people paste as the address of a Rancher server, reduced to the part that all its APIs share.</summary>
public static class ServerUrl
{
    private static readonly string[] KnownTails = ["/v3", "/v1", "/v3-public", "/v1-public", "/dashboard"];

    /// <summary>Reads an address.</summary>
    /// <returns>Null when the text is not an absolute http or https address.</returns>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 ? Reduce(url) : null;

    /// <summary>Removes user, query, fragment, trailing slashes and the root of an API.</summary>
    public static Uri Reduce(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        // A page of the web interface, as it stands in the address line of a browser: /dashboard/c/local/explorer.
        if (path.IndexOf("/dashboard/", StringComparison.OrdinalIgnoreCase) is >= 0 and var dashboard)
        {
            path = path[..dashboard];
        }

        foreach (var tail in KnownTails)
        {
            if (path.EndsWith(tail, StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^tail.Length].TrimEnd('/');
                break;
            }
        }

        return new Uri(url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + path);
    }
}
