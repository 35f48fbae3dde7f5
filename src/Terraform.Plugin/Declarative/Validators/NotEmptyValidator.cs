using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A text that says something: neither empty nor white space alone.</summary>
internal sealed class NotEmptyValidator : IFieldValidator
{
    public string? Documentation => null;

    public bool ChecksElements => true;

    public string? Reject(TfValue value) => value.StringOrNull() is { } text && string.IsNullOrWhiteSpace(text) ? "The value must not be empty." : null;
}
