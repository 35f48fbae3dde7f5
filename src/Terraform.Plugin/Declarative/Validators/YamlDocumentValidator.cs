using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A Kubernetes-style YAML document: a mapping with <c>apiVersion</c> and <c>kind</c>.</summary>
internal sealed class YamlDocumentValidator(string? kind) : IFieldValidator
{
    public string Documentation => kind is null ? "A YAML document." : $"A YAML document of kind `{kind}`.";

    public string? Reject(TfValue value)
    {
        if (value.StringOrNull() is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Yaml.TryParse(text, out var document, out var problem))
        {
            return $"The text is not valid YAML: {problem}";
        }

        // Modules pass "", comments or yamlencode(null) for what they leave out.
        if (document.Type == JTokenType.Null)
        {
            return null;
        }

        if (document is not JObject mapping)
        {
            return "The YAML document must be a mapping of keys to values.";
        }

        if (kind is null)
        {
            return null;
        }

        if (mapping["apiVersion"] is null)
        {
            return $"The YAML document has no apiVersion; begin it with the apiVersion and kind of a {kind}.";
        }

        var found = (string?)mapping["kind"];
        return found == kind ? null : $"The YAML document must be of kind {kind}, not {found ?? "without kind"}.";
    }
}
