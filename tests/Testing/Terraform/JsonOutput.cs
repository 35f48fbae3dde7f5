using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>Terraform's two kinds of JSON: one document, or one message a line.</summary>
internal static class JsonOutput
{
    public static TerraformResult AsMessages(TerraformResult result, string folder)
    {
        var messages = result.StandardOutput.Split('\n').Select(TryParse).OfType<JObject>().ToList();
        return result with { Messages = messages, Diagnostics = [.. Diagnostics(messages.Select(m => m["diagnostic"]), folder)] };
    }

    public static TerraformResult AsDocument(TerraformResult result, string folder)
    {
        var document = TryParse(result.StandardOutput);
        return result with { Json = document, Diagnostics = [.. Diagnostics(document?["diagnostics"] ?? new JArray(), folder)] };
    }

    private static IEnumerable<TerraformDiagnostic> Diagnostics(IEnumerable<JToken?> json, string folder) =>
        json.OfType<JObject>().Select(d => TerraformDiagnostic.Read(d, folder));

    /// <summary>Dates stay the text they are: a provider's value must not change on its way through a test.</summary>
    private static JObject? TryParse(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
