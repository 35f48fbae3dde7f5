using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the certificates in base64, whether the user gives them so or in PEM format.</summary>
internal sealed class CertificateCodec : PlainCodec
{
    protected override string WriteText(string text) => Pem.ToBase64(text);
}
