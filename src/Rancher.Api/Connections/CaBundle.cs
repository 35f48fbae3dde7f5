using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rancher.Api.Connections;

/// <summary>Certificate authorities that a user trusts to vouch for the Rancher server.</summary>
public sealed class CaBundle
{
    private const string PemMark = "-----BEGIN";

    // Certificates in another form are one long line; a path is shorter.
    private const int LongestShown = 120;

    private CaBundle(string pem, X509Certificate2Collection certificates)
    {
        Pem = pem;
        Certificates = certificates;
    }

    /// <summary>The certificates as PEM text, ready for <see cref="RancherConnection.CaCertificates"/>.</summary>
    public string Pem { get; }

    internal X509Certificate2Collection Certificates { get; }

    /// <summary>Reads PEM text, or the file of that path.</summary>
    public static CaBundleResult Parse(string pemTextOrPath, TimeProvider clock)
    {
        if (pemTextOrPath.Contains(PemMark, StringComparison.Ordinal))
        {
            return ReadPem(pemTextOrPath, clock);
        }

        // A path has one line. Anything longer is certificate text that lost its first line.
        var path = pemTextOrPath.Trim();
        if (path.Length == 0 || path.Contains('\n', StringComparison.Ordinal))
        {
            return Rejected("The text is not PEM: a certificate starts with the line -----BEGIN CERTIFICATE-----.");
        }

        if (!File.Exists(path))
        {
            return Rejected($"The text is not PEM, and no file has the path \"{(path.Length <= LongestShown ? path : path[..LongestShown] + "…")}\".");
        }

        try
        {
            return ReadPem(File.ReadAllText(path), clock);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Rejected($"The file \"{path}\" cannot be read: {problem.Message}");
        }
    }

    private static CaBundleResult ReadPem(string pem, TimeProvider clock)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException problem)
        {
            return Rejected($"The text is not PEM with certificates: {problem.Message}");
        }

        if (certificates.Count == 0)
        {
            return Rejected("The text is not PEM with certificates: it has no section -----BEGIN CERTIFICATE-----.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var expired = certificates.Where(c => c.NotAfter.ToUniversalTime() < now).ToList();
        return expired.Count == certificates.Count
            ? Rejected($"The certificate \"{expired[0].Subject}\" expired on {expired[0].NotAfter.ToUniversalTime():yyyy-MM-dd}.")
            : new CaBundleResult(new CaBundle(pem, certificates), null);
    }

    private static CaBundleResult Rejected(string reason) => new(null, reason);
}

/// <summary>A bundle, or one sentence that says why the text is none.</summary>
public sealed record CaBundleResult(CaBundle? Bundle, string? Error);
