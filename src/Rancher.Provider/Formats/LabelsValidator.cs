using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Formats;

/// <summary>Kubernetes labels, or annotations, whose keys have the same format and whose values are free.</summary>
internal sealed class LabelsValidator(bool areAnnotations) : IFieldValidator
{
    public string? Documentation => null;

    public string? Reject(TfValue value) => (value as TfMap ?? TfMap.Empty).Entries
        .Select(e => KubernetesLabel.KeyProblem(e.Key) is { } key ? $"The {(areAnnotations ? "annotation" : "label")} \"{e.Key}\" cannot be set: {key}."
            : !areAnnotations && e.Value.StringOrNull() is { } text && KubernetesLabel.ValueProblem(text) is { } problem
            ? $"The label \"{e.Key}\" cannot be set: its value {problem}."
            : null)
        .FirstOrDefault(problem => problem is not null);
}
