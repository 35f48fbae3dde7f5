namespace Terraform.Plugin.Values;

/// <summary>A bug: code asks an object for an attribute that its type does not have.</summary>
public sealed class UnknownAttributeException(string name, IEnumerable<string> known, string? path = null)
    : Exception($"There is no attribute \"{name}\"{(path is null ? "" : $" on the way to {path}")}; "
    + $"there are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
