using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>A value that is not of the type it is sent as: always a bug of the provider, since the schema and the value are both its own.</summary>
public sealed class ValueEncodeException(TfPath path, string message) : Exception($"{(path.Steps.Count == 0 ? "value" : path)}: {message}")
{
    public TfPath Path { get; } = path;
}
