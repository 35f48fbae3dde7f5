namespace Terraform.Plugin.Declarative;

/// <summary>
/// The write-only form of an argument: <c>password_wo</c> is sent instead of <c>password</c> and never stored, and <c>password_wo_version</c>, which is
/// stored, says when to send it again.
/// </summary>
/// <param name="Of">Name of the argument.</param>
/// <param name="IsRequired">Whether one of the two forms must be given.</param>
public sealed record WriteOnlyTwin(string Of, bool IsRequired)
{
    /// <summary>Name of the write-only argument.</summary>
    public string Value => Of + "_wo";

    /// <summary>Name of its version.</summary>
    public string Version => Of + "_wo_version";
}
