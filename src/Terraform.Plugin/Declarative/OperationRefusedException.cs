using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>An operation that was not begun, for reasons of which each is told by itself, where it belongs.</summary>
public sealed class OperationRefusedException(IReadOnlyList<Diagnostic> reasons) : Exception(string.Join('\n', reasons.Select(r => r.Summary)))
{
    public IReadOnlyList<Diagnostic> Reasons { get; } = reasons;
}
