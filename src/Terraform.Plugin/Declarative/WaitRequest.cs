namespace Terraform.Plugin.Declarative;

/// <summary>What is awaited.</summary>
/// <param name="What">For messages, such as <c>rancher2_project "web" to be active</c>.</param>
/// <param name="Timeout">Time for the whole wait.</param>
public sealed record WaitRequest(string What, TimeSpan Timeout)
{
    /// <summary>How long a missing right, or a missing object, counts as "not yet".</summary>
    public TimeSpan AccessGrace { get; init; }

    /// <summary>Whether a missing right means that the object is gone, as for objects on which the rights of their creator hang.</summary>
    public bool ForbiddenIsGone { get; init; }
}
