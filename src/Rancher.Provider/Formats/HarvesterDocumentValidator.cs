using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The disks or network interfaces of a Harvester machine: a JSON object with one list of objects.</summary>
internal sealed class HarvesterDocumentValidator(string list) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        try
        {
            return JToken.Parse(text) is JObject document && (document.Count == 0 || document[list] is JArray items && items.All(i => i is JObject))
                ? null
                : $"The document must be a JSON object with a list of objects, \"{list}\": write jsonencode({{ {list} = [{{ … }}] }}).";
        }
        catch (JsonReaderException error)
        {
            return $"The text is not JSON: line {error.LineNumber}, column {error.LinePosition}.";
        }
    }
}
