using System.Globalization;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A whole number, or a percentage of all: Kubernetes' <c>IntOrString</c>.</summary>
/// <param name="min">The smallest number.</param>
internal sealed class CountOrPercentValidator(int min) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var isPercent = text.EndsWith('%');
        return int.TryParse(isPercent ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min
            && (!isPercent || number <= 100)
            ? null
            : string.Create(CultureInfo.InvariantCulture,
            $"{Quote(text)} must be a whole number from {min}, such as \"2\", or a percentage up to 100, such as \"10%\".");
    }
}
