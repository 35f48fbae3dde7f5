using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>
/// User data for the first start of a machine. Scripts and MIME documents are anything; <c>#cloud-config</c> must be a YAML mapping. In base64 it is left
/// alone.
/// </summary>
internal sealed class CloudConfigValidator : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var body = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!body.StartsWith("#cloud-config", StringComparison.Ordinal))
        {
            return body.StartsWith("#cloud_config", StringComparison.OrdinalIgnoreCase) || body.StartsWith("# cloud-config", StringComparison.OrdinalIgnoreCase)
                ? "The first line must be \"#cloud-config\", exactly so; cloud-init ignores a document that begins otherwise."
                : null;
        }

        // The document may be a secret, so the parser's message, which can repeat parts of it, is cut to the place.
        return !Yaml.TryParse(text, out var document, out var problem) ? $"The cloud-config is not YAML: {problem.Split(": ")[0]}."
            : document is JObject or JValue { Type: JTokenType.Null } ? null
            : "The cloud-config must be a mapping of keys to values; cloud-init ignores anything else.";
    }
}
