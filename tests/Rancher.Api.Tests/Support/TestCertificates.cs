using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rancher.Api.Tests.Support;

/// <summary>Authorities and server certificates made for one test.</summary>
internal static class TestCertificates
{
    public static X509Certificate2 Authority(string name = "Test Authority", DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        AsAuthority(request);
        var end = until ?? DateTimeOffset.UtcNow.AddDays(2);
        return request.CreateSelfSigned(end.AddDays(-10), end);
    }

    public static X509Certificate2 Intermediate(X509Certificate2 issuer, string name = "Test Intermediate")
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        AsAuthority(request);
        return Sign(request, issuer, key);
    }

    public static X509Certificate2 Server(X509Certificate2 issuer, string? dnsName = null, DateTimeOffset? until = null, string? usage = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=rancher", key, HashAlgorithmName.SHA256);
        if (usage is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        }

        var names = new SubjectAlternativeNameBuilder();
        if (dnsName is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(dnsName);
        }

        request.CertificateExtensions.Add(names.Build());
        return Sign(request, issuer, key, until);
    }

    /// <summary>A certificate that names its host in its common name alone.</summary>
    public static X509Certificate2 ByCommonName(X509Certificate2 issuer, string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256), issuer, key);
    }

    private static void AsAuthority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer, ECDsa key, DateTimeOffset? until = null)
    {
        var serial = RandomNumberGenerator.GetBytes(8);
        // A serial number is positive and has no leading zero; one in 128 random ones would be encoded wrongly, and refused.
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        using var signed = request.Create(issuer, (until ?? DateTimeOffset.UtcNow.AddDays(1)).AddDays(-2), until ?? DateTimeOffset.UtcNow.AddDays(1), serial);
        return signed.CopyWithPrivateKey(key);
    }
}
