using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Terraform.Plugin.Hosting;

/// <summary>The one line that a plugin writes to standard output. Terraform dials as soon as it has read it, so the server listens before.</summary>
internal static class HandshakeLine
{
    /// <summary>Core protocol 1, our protocol, where to dial, gRPC, and the certificate without the padding that Go's decoder refuses.</summary>
    public static string Format(ListenAddress address, X509Certificate2? certificate)
    {
        var encoded = certificate is null ? "" : Convert.ToBase64String(certificate.RawDataMemory.Span).TrimEnd('=');
        return $"1|{ProtocolVersion.Served}|{address.Network}|{address.Text}|grpc|{encoded}";
    }

    public static void Write(Stream output, string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }
}
