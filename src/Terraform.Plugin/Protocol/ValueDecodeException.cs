using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Bytes that are no value of the type they should have. The message names the rule, never the value: what does not decode may be a secret.
/// </summary>
public sealed class ValueDecodeException : Exception
{
    public ValueDecodeException(TfPath path, string message)
        : base(message) => Path = path;

    public ValueDecodeException(TfPath path, string message, Exception inner)
        : base(message, inner) => Path = path;

    /// <summary>Where in the value decoding stopped.</summary>
    public TfPath Path { get; }
}
