using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>Kubernetes manifests: any number of YAML documents. Their content may be secret, so a message names the place alone.</summary>
internal sealed class ManifestsValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        Yaml.TryParseAll(text, out _, out var problem) ? null : $"The manifests are not YAML: {problem.Split(": ")[0]}.";
}
