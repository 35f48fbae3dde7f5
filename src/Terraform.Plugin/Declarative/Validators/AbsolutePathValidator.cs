namespace Terraform.Plugin.Declarative.Validators;

/// <summary>An absolute path on a Linux machine.</summary>
internal sealed class AbsolutePathValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => text.StartsWith('/') ? null : $"{Quote(text)} must be an absolute path: it must begin with a slash.";
}
