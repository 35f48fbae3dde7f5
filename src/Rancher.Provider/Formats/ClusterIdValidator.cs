using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Formats;

/// <summary>The id of a cluster in Rancher's management API, which is neither its name with a namespace nor the id of a project.</summary>
internal sealed partial class ClusterIdValidator : IFieldValidator
{
    public string? Documentation => null;

    public string? Reject(TfValue value) => value.StringOrNull() is not { } text ? null
        : text.Length == 0 ? "The id of the cluster must not be empty; it is \"local\" for the cluster that Rancher runs in."
        : text.Contains('/', StringComparison.Ordinal)
            ? $"{TextFormatValidator.Quote(text)} is the id of a rancher2_cluster_v2; write its cluster_v1_id, such as \"c-m-abcdefgh\"."
        : text.Contains(':', StringComparison.Ordinal)
        ? $"{TextFormatValidator.Quote(text)} is the id of a project; the part before the colon is that of the cluster."
        : Id().IsMatch(text) ? null
        : $"{TextFormatValidator.Quote(text)} is not the id of a cluster, such as \"c-abcde\", \"c-m-abcdefgh\" or \"local\".";

    [GeneratedRegex("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
