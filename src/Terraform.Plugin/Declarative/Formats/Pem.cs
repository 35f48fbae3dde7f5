using System.Security.Cryptography;
using System.Text;

namespace Terraform.Plugin.Declarative.Formats;

/// <summary>PEM text, and the base64 encoding of certificates by which Kubernetes' APIs hold them.</summary>
internal static class Pem
{
    /// <summary>Whether the text is PEM rather than base64, in which there are no hyphens. Comments may come before.</summary>
    public static bool IsPem(string text) => text.Contains("-----BEGIN ", StringComparison.Ordinal);

    /// <summary>The bytes that the base64 text stands for; null when it is no base64. Line ends inside it mean nothing.</summary>
    public static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes begin as a DER certificate does: a sequence whose length takes two or three bytes.</summary>
    public static bool IsDer(ReadOnlySpan<byte> bytes) => bytes is [0x30, 0x81 or 0x82 or 0x83, ..];

    /// <summary>The text as the API holds it: base64, also of text that is PEM.</summary>
    public static string ToBase64(string text) => IsPem(text) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>Whether two texts, PEM or base64, stand for the same certificates.</summary>
    public static bool AreSame(string left, string right) => Certificates(left) is { } a && Certificates(right) is { } b && a.SequenceEqual(b);

    // Text around the certificates means nothing, nor does how their lines are broken.
    private static List<string>? Certificates(string text)
    {
        var pem = IsPem(text) ? text : null;
        if (pem is null)
        {
            if (Decode(text) is not { } bytes)
            {
                return null;
            }

            pem = Encoding.Latin1.GetString(bytes);
            if (!IsPem(pem))
            {
                return [Convert.ToBase64String(bytes)];
            }
        }

        var found = new List<string>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            found.Add(Convert.ToBase64String(Convert.FromBase64String(rest[fields.Base64Data].ToString())));
        }

        return found.Count > 0 ? found : null;
    }
}
