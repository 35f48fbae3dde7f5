using System.Globalization;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A number that is not negative, in a text: a price.</summary>
internal sealed class NumberTextValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        ? null
        : $"{Quote(text)} must be a number such as \"0.50\".";
}
