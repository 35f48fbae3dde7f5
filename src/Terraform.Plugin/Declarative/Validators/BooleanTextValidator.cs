namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A flag in a text, as <c>aci_network_provider</c> has its flags.</summary>
internal sealed class BooleanTextValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase) ? null
            : $"{Quote(text)} must be \"true\" or \"false\".";
}
