using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Rancher.Api.Http;

/// <summary>Decides whether the certificate of the server is acceptable: by the system's authorities, else by those the user gave.</summary>
internal sealed class ServerTrust(X509Certificate2Collection authorities, bool insecure, TimeProvider clock)
{
    private volatile CertificateProblem? _problem;

    /// <summary>Why the last certificate was refused; null when none was.</summary>
    public CertificateProblem? Problem => _problem;

    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (insecure || errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is not X509Certificate2 served)
        {
            return false;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !VouchedFor(served, chain))
        {
            _problem = CertificateProblem.Of(served, TransportFault.CertificateNotTrusted, authorities.Count > 0);
            return false;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            _problem = CertificateProblem.Of(served, TransportFault.CertificateNameMismatch, authorities.Count > 0);
            return false;
        }

        return true;
    }

    /// <summary>
    /// People give the root, an intermediate or the server's own certificate; each of them is an anchor. So an unknown root is tolerated
    /// while building, and then some certificate of the chain must be one of those given.
    /// </summary>
    private bool VouchedFor(X509Certificate2 served, X509Chain? presented)
    {
        if (authorities.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        }

        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain.Build(served) && chain.ChainElements.Any(element => IsGiven(element.Certificate));
    }

    private bool IsGiven(X509Certificate2 certificate) =>
        authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));
}
