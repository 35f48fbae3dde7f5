using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>An operation that cannot succeed, in words for the user; thrown by a behavior that knows why.</summary>
public sealed class OperationFailedException(string message, TfPath? path = null) : Exception(message)
{
    /// <summary>The argument at fault, when there is one.</summary>
    public TfPath? Path { get; } = path;
}
