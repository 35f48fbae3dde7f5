using System.Globalization;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

internal sealed class RangeValidator(long min, long max) : IFieldValidator
{
    public string Documentation => string.Create(CultureInfo.InvariantCulture, $"From {min} to {max}.");

    public string? Reject(TfValue value) => value is TfNumber number && (number.LongOrNull() is not { } n || n < min || n > max)
        ? string.Create(CultureInfo.InvariantCulture, $"{number} is not a whole number from {min} to {max}.")
        : null;
}
