using System.Globalization;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A whole number in a text, as machine drivers take their numbers.</summary>
internal sealed class WholeNumberTextValidator(long min, long max) : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? null
            : max == long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"{Quote(text)} must be a whole number from {min}, without a unit.")
                : string.Create(CultureInfo.InvariantCulture, $"{Quote(text)} must be a whole number from {min} to {max}.");
}
