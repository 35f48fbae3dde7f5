using System.Security.Cryptography.X509Certificates;

namespace Terraform.Plugin.Conformance;

/// <summary>The handshake line as go-plugin takes it apart.</summary>
internal sealed record Handshake(int Core, int Protocol, string Network, string Address, string Rpc, string CertificateText)
{
    public static Handshake Parse(string line)
    {
        var fields = line.Trim().Split('|');
        fields.Should().HaveCount(6, "Terraform reads six fields from \"{0}\"", line);
        return new Handshake(int.Parse(fields[0]), int.Parse(fields[1]), fields[2], fields[3], fields[4], fields[5]);
    }

    /// <summary>Go's decoder of this field takes no padding; here it is put back.</summary>
    public X509Certificate2? Certificate => CertificateText.Length <= 50
        ? null
        : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(CertificateText.PadRight((CertificateText.Length + 3) / 4 * 4, '=')));
}
