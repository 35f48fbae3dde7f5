using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>Decides whether the certificate of the server is acceptable: by the system's authorities, else by those the user gave.</summary>
/// <param name="authorities">Those the user gave.</param>
/// <param name="system">Those of the system, where the runtime does not know them.</param>
/// <param name="insecure">Whether any certificate is accepted.</param>
/// <param name="clock">Tells which certificates are valid.</param>
internal sealed class ServerTrust(X509Certificate2Collection authorities, Func<X509Certificate2Collection> system, bool insecure, TimeProvider clock)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyUsage = "2.5.29.37.0";
    private volatile CertificateProblem? _problem;

    /// <summary>Why the last certificate was refused; null when none was.</summary>
    public CertificateProblem? Problem => _problem;

    /// <param name="host">The name by which the server was called.</param>
    /// <param name="certificate">What it showed.</param>
    /// <param name="chain">The runtime's chain, with what the server sent beside its certificate.</param>
    /// <param name="errors">What the runtime says.</param>
    public bool Accepts(string? host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (insecure)
        {
            return true;
        }

        if (certificate is not X509Certificate2 served)
        {
            return false;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !VouchedFor(served, chain) && !VouchedForBySystem(served, chain))
        {
            _problem = CertificateProblem.Of(served, WhyRefused(served, chain), authorities.Count > 0, clock);
            return false;
        }

        // The runtime takes the common name where there are no alternative names; Go, browsers and RFC 9525 do not.
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            || (!string.IsNullOrEmpty(host) && !served.MatchesHostname(host, allowWildcards: true, allowCommonName: false)))
        {
            _problem = CertificateProblem.Of(served, TransportFault.CertificateNameMismatch, authorities.Count > 0, clock);
            return false;
        }

        return true;
    }

    /// <summary>What is wrong with the certificate itself; where nothing is, nobody vouches for it.</summary>
    private TransportFault WhyRefused(X509Certificate2 served, X509Chain? presented)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        IEnumerable<X509Certificate2> all = [served, .. presented?.ChainPolicy.ExtraStore ?? []];
        return all.Any(c => c.NotAfter.ToUniversalTime() < now) ? TransportFault.CertificateExpired
            : all.Any(c => c.NotBefore.ToUniversalTime() > now) ? TransportFault.CertificateNotYetValid
            : UsagesOf(served) is { } usages && !usages.Any(IsForServers)
                ? TransportFault.CertificateWrongUsage
            : TransportFault.CertificateNotTrusted;
    }

    private static bool IsForServers(Oid usage) => usage.Value is ServerAuthentication or AnyUsage;

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

        using var chain = ChainTo(authorities, presented);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        RequireServerUsage(chain, served);
        return chain.Build(served) && chain.ChainElements.Any(element => IsGiven(element.Certificate));
    }

    /// <summary>The whole chain, up to a root that the system trusts.</summary>
    private bool VouchedForBySystem(X509Certificate2 served, X509Chain? presented)
    {
        if (system() is not { Count: > 0 } roots)
        {
            return false;
        }

        using var chain = ChainTo(roots, presented);
        RequireServerUsage(chain, served);
        return chain.Build(served);
    }

    private X509Chain ChainTo(X509Certificate2Collection anchors, X509Chain? presented)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(anchors);
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        }

        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain;
    }

    // A server's certificate, and not one that an authority gave for something else. The runtime does not know that "any usage" includes this one.
    private static void RequireServerUsage(X509Chain chain, X509Certificate2 served)
    {
        if (UsagesOf(served) is not { } usages || !usages.Any(usage => usage.Value == AnyUsage))
        {
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        }
    }

    private static IEnumerable<Oid>? UsagesOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault()?.EnhancedKeyUsages.Cast<Oid>();

    private bool IsGiven(X509Certificate2 certificate) =>
        authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));
}
