namespace Terraform.Plugin.Declarative;

/// <summary>An argument a function cannot work with; Terraform points at the argument.</summary>
public sealed class FunctionArgumentException(int argument, string message) : Exception(message)
{
    /// <summary>Position from 0, variadic arguments counted on.</summary>
    public int Argument { get; } = argument;
}
