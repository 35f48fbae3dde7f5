using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A provider function: pure, documented, callable without a configured provider.</summary>
public sealed record FunctionDefinition(string Name, string Summary)
{
    /// <summary>What the function does, in Markdown.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<FunctionParameter> Parameters { get; init; }

    /// <summary>Takes any number of further arguments, when set.</summary>
    public FunctionParameter? Variadic { get; init; }

    public required TfType Returns { get; init; }

    /// <summary>Computes the result from the arguments, variadic ones included one by one.</summary>
    /// <exception cref="FunctionArgumentException">An argument is not acceptable.</exception>
    public required Func<IReadOnlyList<TfValue>, TfValue> Call { get; init; }
}
