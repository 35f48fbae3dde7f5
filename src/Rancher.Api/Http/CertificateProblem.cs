using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>A refused certificate, with what a user needs to find out whose it is.</summary>
internal sealed record CertificateProblem(TransportFault Fault, string Subject, string Issuer, string Sha256, string Names, bool HadAuthorities)
{
    /// <summary>From when to when the server's certificate is valid.</summary>
    public string Validity { get; private init; } = "";

    public static CertificateProblem Of(X509Certificate2 certificate, TransportFault fault, bool hadAuthorities, TimeProvider clock)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        IEnumerable<string> hosts = names is null ? [] : [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(a => a.ToString())];
        var text = string.Join(", ", hosts);
        var sha256 = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return new CertificateProblem(fault, certificate.Subject, certificate.Issuer, sha256, text.Length == 0 ? "no host (a common name does not count)"
            : text, hadAuthorities)
        {
            Validity = $"valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} "
                + $"UTC, and by the clock of this machine it is {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC",
        };
    }

    public string Sentence(string host) => Fault switch
    {
        TransportFault.CertificateNameMismatch =>
            $"The certificate of {host} is for {Names}. Use one of these names in api_url, or give the server a certificate for {host}. {Identity}",
        TransportFault.CertificateExpired =>
            $"The certificate of {host}, or one above it, has expired: {Validity}. Renew it on the server, or correct the clock. {Identity}",
        TransportFault.CertificateNotYetValid =>
            $"The certificate of {host}, or one above it, is not valid yet: {Validity}. Correct the clock, or wait. {Identity}",
        TransportFault.CertificateWrongUsage =>
            $"The certificate of {host} is not one for servers: its extended key usage lacks server authentication. Give the server another one. {Identity}",
        _ when HadAuthorities =>
            $"The certificate of {host} is not signed by any authority in ca_certs, nor by one the system trusts. {Identity}",
        _ =>
            $"The certificate of {host} is not signed by an authority this system trusts. Set ca_certs to the authority's certificate. {Identity}",
    };

    private string Identity => $"(subject {Subject}, issuer {Issuer}, SHA-256 {Sha256})";
}
