using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A JSON object. Its text is never repeated, since it may be a key.</summary>
/// <param name="members">Members it must have.</param>
internal sealed class JsonValidator(IReadOnlyList<string> members) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        try
        {
            return JToken.Parse(text) is not JObject document ? "The text must be a JSON object: { … }."
                : members.FirstOrDefault(m => document[m] is null) is { } missing ? $"The JSON object has no \"{missing}\"."
                : null;
        }
        catch (JsonReaderException error)
        {
            // The reader's own message repeats parts of the text.
            return $"The text is not JSON: line {error.LineNumber}, column {error.LinePosition}.";
        }
    }
}
