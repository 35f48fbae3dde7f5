using System.Collections.ObjectModel;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Both sides know the one certificate that the other will show, so trust is equality of bytes and no authority is asked. Reading the system's
/// authorities takes tens of milliseconds in each of the several processes of a command, so none of it happens before the handshake line.
/// </summary>
internal static class MutualTls
{
    /// <param name="server">Our certificate with its key.</param>
    /// <param name="clientPem">The only certificate a client may show.</param>
    public static SslServerAuthenticationOptions Options(X509Certificate2 server, string clientPem)
    {
        var client = X509Certificate2.CreateFromPem(clientPem);
        var expected = client.RawData;
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = ContextOf(server),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown is X509Certificate2 certificate && certificate.RawDataMemory.Span.SequenceEqual(expected),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { client },
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationFlags = X509VerificationFlags.AllFlags,
            },
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            // gRPC clients of today insist that the protocol is agreed on.
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        };
    }

    /// <summary>
    /// Builds a chain ahead of the first connection. The runtime gets ready for it once, and reads the authorities of the system for it where they are not
    /// hidden (<see cref="LazySystemTrustStore"/>), although they count for nothing here.
    /// </summary>
    public static void Prepare(SslServerAuthenticationOptions? options)
    {
        if (options?.CertificateChainPolicy is { } policy)
        {
            using var chain = new X509Chain { ChainPolicy = policy.Clone() };
            chain.Build(policy.CustomTrustStore[0]);
        }
    }

    /// <summary>
    /// The public factory builds a chain for the certificate, which for a self-signed one can only end where it starts. The constructor that
    /// takes a finished chain is not public; should a runtime lack it, the factory does.
    /// </summary>
    private static SslStreamCertificateContext ContextOf(X509Certificate2 server) =>
        TryWithoutChain(server) ?? SslStreamCertificateContext.Create(server, additionalCertificates: null, offline: true);

    /// <summary>Whether this runtime has the constructor; for the test that tells when one no longer has.</summary>
    internal static bool BuildsWithoutChain(X509Certificate2 server) => TryWithoutChain(server) is not null;

    private static SslStreamCertificateContext? TryWithoutChain(X509Certificate2 server)
    {
        try
        {
            return WithoutChain(server, ReadOnlyCollection<X509Certificate2>.Empty, null);
        }
        catch (MissingMethodException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern SslStreamCertificateContext WithoutChain(
        X509Certificate2 target, ReadOnlyCollection<X509Certificate2> intermediates, SslCertificateTrust? trust);
}
