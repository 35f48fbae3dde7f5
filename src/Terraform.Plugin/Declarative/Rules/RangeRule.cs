using System.Globalization;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Rules;

internal sealed class RangeRule(long min, long max) : IFieldRule
{
    public string Documentation => string.Create(CultureInfo.InvariantCulture, $"From {min} to {max}.");

    public string? Reject(TfValue value) => value is TfNumber number && (number.AsLong() is not { } n || n < min || n > max)
        ? string.Create(CultureInfo.InvariantCulture, $"{number} is not a whole number from {min} to {max}.")
        : null;
}
