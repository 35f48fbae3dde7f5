using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Rancher.Simulator.Transcripts;

/// <summary>An HTTP handler that trusts one certificate authority. Redirects are answers here, as they are in the recordings.</summary>
internal static class TrustingHandler
{
    public static SocketsHttpHandler For(string caPem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(caPem);
        return new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }
}
