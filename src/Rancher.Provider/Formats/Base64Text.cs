using System.Text;

namespace Rancher.Provider.Formats;

/// <summary>Texts that a server takes plain or encoded in base64.</summary>
internal static class Base64Text
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text inside; null when it is not encoded.</summary>
    public static string? Decode(string text)
    {
        try
        {
            return Utf8.GetString(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
