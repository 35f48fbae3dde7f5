using System.Security.Cryptography;
using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>Certificates or keys in PEM format, and where the server takes that too, encoded in base64. The text is never repeated: it may be a key.</summary>
/// <param name="what">What is in the PEM, such as <c>CERTIFICATE</c>: the end of its label.</param>
/// <param name="takesBase64">Whether base64 of PEM or DER is taken as well.</param>
internal sealed class PemValidator(string what, bool takesBase64) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        const string noun = "certificate";
        var pem = text;
        if (takesBase64 && !Pem.IsPem(text))
        {
            if (Pem.Decode(text) is not { } bytes)
            {
                return $"The text is neither a {noun} in PEM format (\"-----BEGIN {what}-----\") nor base64. "
                    + "For a file, write file(\"ca.pem\") or filebase64(\"ca.pem\").";
            }

            if (Pem.IsDer(bytes))
            {
                return null;
            }

            pem = System.Text.Encoding.Latin1.GetString(bytes);
        }

        if (what != "CERTIFICATE")
        {
            // Keys may have headers of their own, which only their readers know.
            return pem.Contains($"{what}-----", StringComparison.Ordinal) && pem.Contains("-----END ", StringComparison.Ordinal)
                ? null
                : $"The text is not a private key in PEM format: it must begin with a line such as \"-----BEGIN {what}-----\" and end with one such as "
                + $"\"-----END {what}-----\".";
        }

        return !Pem.IsPem(pem) ? $"The text is not a {noun} in PEM format: it must begin with \"-----BEGIN {what}-----\"."
            : !PemEncoding.TryFind(pem, out var fields)
            ? $"The PEM text is damaged: between \"-----BEGIN {what}-----\" and \"-----END {what}-----\" there must be whole lines of base64."
            : !pem[fields.Label].EndsWith(what, StringComparison.Ordinal) ? $"The PEM text is a \"{pem[fields.Label]}\", where a {noun} is wanted."
            : null;
    }
}
