using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A parameter of a provider function.</summary>
public sealed record FunctionParameter(string Name, TfType Type, string Description)
{
    /// <summary>Whether null is an argument the function understands.</summary>
    public bool AllowsNull { get; init; }
}
