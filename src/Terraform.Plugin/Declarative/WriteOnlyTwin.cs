namespace Terraform.Plugin.Declarative;

/// <summary>
/// The write-only form of an argument: <c>password_wo</c> is sent instead of <c>password</c> and never stored, and <c>password_wo_version</c>, which is
/// stored, says when to send it again. An argument that is needed only while an apply runs has no version, since no server has a value to keep.
/// </summary>
/// <param name="Of">Name of the argument.</param>
/// <param name="IsRequired">Whether one of the two forms must be given.</param>
/// <param name="IsVersioned">Whether the argument without the suffix is stored, so that a version says which of the two is in use.</param>
public sealed record WriteOnlyTwin(string Of, bool IsRequired, bool IsVersioned = true)
{
    /// <summary>Name of the write-only argument.</summary>
    public string Value => Of + "_wo";

    /// <summary>Name of its version, where it has one.</summary>
    public string Version => Of + "_wo_version";
}
