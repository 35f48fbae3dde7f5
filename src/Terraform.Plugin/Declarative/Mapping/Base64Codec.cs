using System.Text;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the text, or each text of the map, encoded in base64.</summary>
internal sealed class Base64Codec : PlainCodec
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    // What is no text cannot be shown as one; it stays as the API has it.
    protected override string ReadText(string text)
    {
        try
        {
            return Utf8.GetString(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return text;
        }
    }

    protected override string WriteText(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
