using System.Text.RegularExpressions;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>Permissions of a file in octal digits, such as <c>0600</c>.</summary>
internal sealed partial class FileModeValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        Octal().IsMatch(text) ? null : $"{Quote(text)} must be permissions in three or four octal digits, such as \"0600\".";

    [GeneratedRegex("^[0-7]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();
}
