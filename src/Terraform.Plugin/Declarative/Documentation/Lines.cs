namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Line ends of generated text, which must not depend on the machine that generates it.</summary>
internal static class Lines
{
    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
