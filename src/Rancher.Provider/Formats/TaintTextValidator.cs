using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A taint in one text, <c>key=value:Effect</c>.</summary>
internal sealed class TaintTextValidator : TextFormatValidator
{
    private static readonly string[] Effects = ["NoExecute", "NoSchedule", "PreferNoSchedule"];

    protected override string? RejectText(string text)
    {
        var colon = text.LastIndexOf(':');
        var (taint, effect) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        var parts = taint.Split('=', 2);
        return !Effects.Contains(effect)
            ? $"{Quote(text)} is not a taint such as \"dedicated=web:NoSchedule\"; the effect after the colon is one of {string.Join(", ", Effects)}."
            : (KubernetesLabel.KeyProblem(parts[0]) ?? (parts.Length > 1 ? KubernetesLabel.ValueProblem(parts[1]) : null)) is { } problem
            ? $"{Quote(text)} is not a taint: {problem}."
            : null;
    }
}
