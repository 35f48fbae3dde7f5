using System.Text.RegularExpressions;
using Rancher.Simulator.Norman;

namespace Rancher.Simulator.Projects;

/// <summary>What Rancher says of a name that no namespace can have.</summary>
internal static partial class NamespaceName
{
    public static void Check(string name)
    {
        var problem = name.Length > 63 ? "must be no more than 63 characters"
            : name.Contains('.', StringComparison.Ordinal) ? "must not contain dots"
            : Label().IsMatch(name) ? null
            : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
                + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
        if (problem is not null)
        {
            throw new ApiError(422, "InvalidFormat", $"InvalidFormat 422: invalid value {name}: {problem}", "name");
        }
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex Label();
}
