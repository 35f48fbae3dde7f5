using System.Collections.ObjectModel;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Both sides know the one certificate that the other will show, so trust is equality of bytes and no authority is asked. Building a chain to the
/// system's authorities would read all of them, tens of milliseconds in each of the several processes of a command.
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
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is X509Certificate2 certificate && certificate.RawDataMemory.Span.SequenceEqual(expected),
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
    /// The public factory builds a chain for the certificate, which for a self-signed one can only end where it starts. The constructor that
    /// takes a finished chain is not public; should a runtime lack it, the factory does.
    /// </summary>
    private static SslStreamCertificateContext ContextOf(X509Certificate2 server)
    {
        try
        {
            return WithoutChain(server, ReadOnlyCollection<X509Certificate2>.Empty, null);
        }
        catch (MissingMethodException)
        {
            return SslStreamCertificateContext.Create(server, additionalCertificates: null, offline: true);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern SslStreamCertificateContext WithoutChain(
        X509Certificate2 target, ReadOnlyCollection<X509Certificate2> intermediates, SslCertificateTrust? trust);
}
