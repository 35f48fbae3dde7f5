using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

internal sealed class DurationValidator : IFieldValidator
{
    public string? Documentation => null;

    public string? Reject(TfValue value) => value.StringOrNull() is { Length: > 0 } text && GoDuration.TryParse(text) is null
        ? $"\"{text}\" is no duration: write numbers with units, such as \"30m\", \"1h30m\" or \"45s\"."
        : null;
}
