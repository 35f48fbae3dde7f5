namespace Terraform.Plugin.Declarative;

/// <summary>A type was asked for that the provider does not have; Terraform checks that before it asks.</summary>
public sealed class UnknownTypeException(string provider, string kind, string typeName)
    : Exception($"The provider {provider} has no {kind} {typeName}.");
