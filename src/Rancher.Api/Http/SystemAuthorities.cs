using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rancher.Api.Http;

/// <summary>
/// The authorities that a Linux system trusts. Each distribution keeps them elsewhere, and an OpenSSL that was linked in knows only the place of the system
/// that built it; so they are looked for in all the usual places, as Go does. Windows and macOS answer for themselves.
/// </summary>
internal static class SystemAuthorities
{
    // Debian, Ubuntu, Alpine and Arch; Fedora and Red Hat, old and new; openSUSE; Alpine again.
    private static readonly string[] Bundles =
    [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ];

    private static readonly string[] Folders = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

    private static readonly Lazy<X509Certificate2Collection> OfThisSystem = new(() =>
        OperatingSystem.IsLinux() ? Read(Environment.GetEnvironmentVariable, Bundles, Folders) : []);

    /// <summary>Read when first needed and once: many runs reach no server, and others one whose authority the user gave.</summary>
    public static X509Certificate2Collection Trusted => OfThisSystem.Value;

    /// <param name="variable">Environment; <c>SSL_CERT_FILE</c> and <c>SSL_CERT_DIR</c> go before the usual places.</param>
    /// <param name="bundles">Files that may hold all authorities; the first one that does counts.</param>
    /// <param name="folders">Folders with a file for each; looked at when no bundle was found.</param>
    public static X509Certificate2Collection Read(Func<string, string?> variable, IReadOnlyList<string> bundles, IReadOnlyList<string> folders)
    {
        var found = new X509Certificate2Collection();
        var file = variable("SSL_CERT_FILE") is { Length: > 0 } chosen ? [chosen] : bundles;
        _ = file.Any(path => AddFile(found, path));
        var isFolderChosen = variable("SSL_CERT_DIR") is { Length: > 0 };
        if (found.Count == 0 || isFolderChosen)
        {
            var chosenFolders = isFolderChosen ? variable("SSL_CERT_DIR")!.Split(':', StringSplitOptions.RemoveEmptyEntries) : folders;
            foreach (var path in chosenFolders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
            {
                AddFile(found, path);
            }
        }

        return found;
    }

    /// <summary>A file that cannot be read vouches for nobody, and a server that needs it is refused in words that name its authority.</summary>
    private static bool AddFile(X509Certificate2Collection found, string path)
    {
        var before = found.Count;
        try
        {
            if (File.Exists(path))
            {
                found.ImportFromPem(File.ReadAllText(path));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }

        return found.Count > before;
    }
}
