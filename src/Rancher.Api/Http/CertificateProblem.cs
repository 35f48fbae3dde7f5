using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>A refused certificate, with what a user needs to find out whose it is.</summary>
internal sealed record CertificateProblem(TransportFault Fault, string Subject, string Issuer, string Sha256, string Names, bool HadAuthorities)
{
    public static CertificateProblem Of(X509Certificate2 certificate, TransportFault fault, bool hadAuthorities)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        IEnumerable<string> hosts = names is null ? [] : [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(a => a.ToString())];
        var text = string.Join(", ", hosts);
        var sha256 = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return new CertificateProblem(fault, certificate.Subject, certificate.Issuer, sha256, text.Length == 0 ? "no host" : text, hadAuthorities);
    }

    public string Sentence(string host) => Fault switch
    {
        TransportFault.CertificateNameMismatch =>
            $"The certificate of {host} is for {Names}. Use one of these names in api_url, or give the server a certificate for {host}. {Identity}",
        _ when HadAuthorities =>
            $"The certificate of {host} is not signed by any authority in ca_certs, nor by one the system trusts. {Identity}",
        _ =>
            $"The certificate of {host} is not signed by an authority this system trusts. Set ca_certs to the authority's certificate. {Identity}",
    };

    private string Identity => $"(subject {Subject}, issuer {Issuer}, SHA-256 {Sha256})";
}
