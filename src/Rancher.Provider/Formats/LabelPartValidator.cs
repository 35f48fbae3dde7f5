using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The key of a label or taint, or its value.</summary>
internal sealed class LabelPartValidator(bool isKey) : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        (isKey ? KubernetesLabel.KeyProblem(text) : KubernetesLabel.ValueProblem(text)) is { } problem ? $"{problem}." : null;
}
