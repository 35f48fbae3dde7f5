namespace Terraform.Plugin.Declarative;

/// <summary>Terraform asked for a type that this provider does not have; it happens when state was written by a provider that has it.</summary>
public sealed class UnknownTypeException(string kind, string name) : Exception($"This version of the provider has no {kind} named \"{name}\".");
