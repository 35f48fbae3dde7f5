using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Formats;

/// <summary>The name of an environment variable, or <c>NAME=value</c>. With an empty name no node can register, although Rancher accepts it.</summary>
internal sealed partial class EnvironmentValidator(bool hasValue) : IFieldValidator
{
    public string? Documentation => null;

    public bool ChecksElements => true;

    public string? Reject(TfValue value) => value.StringOrNull() is not { } text ? null
        : hasValue && !text.Contains('=', StringComparison.Ordinal) ? (text.Length == 0 ? null : "An environment variable is written as \"NAME=value\".")
        : Name().IsMatch(hasValue ? text.Split('=')[0] : text) ? null
        // The value may be a secret.
        : "The name of an environment variable has letters, digits, underscores, hyphens and dots, and does not begin with a digit, such as \"HTTP_PROXY\".";

    [GeneratedRegex("^[-._A-Za-z][-._A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
