namespace Rancher.Api.Errors;

/// <summary>Rancher answered, and the answer is an error.</summary>
public sealed class RancherException(RancherError error) : Exception($"Rancher answered {error.Method} {error.Path} with {error}")
{
    /// <summary>What Rancher said.</summary>
    public RancherError Error { get; } = error;
}
