using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

internal sealed class QuantityValidator : IFieldValidator
{
    public string Documentation => "A Kubernetes quantity.";

    public string? Reject(TfValue value) => value.StringOrNull() is { Length: > 0 } text && KubernetesQuantity.TryParse(text) is null
        ? $"\"{text}\" is no Kubernetes quantity: write a number with an optional suffix, such as \"500m\", \"2\" or \"128Mi\"."
        : null;
}
