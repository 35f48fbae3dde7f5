using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>Takes the secrets out of what is logged or shown: JSON by field name, text by the shapes secrets have in Rancher.</summary>
public static partial class SecretMask
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    /// <summary>A copy of the tree without its secrets.</summary>
    public static JToken Json(JToken token)
    {
        var copy = token.DeepClone();
        MaskBelow(copy);
        return copy;
    }

    /// <summary>The text without tokens, passwords and keys.</summary>
    public static string Text(string text)
    {
        text = PrivateKey().Replace(text, Mask);
        text = CommandToken().Replace(text, "$1" + Mask);
        text = ImportToken().Replace(text, "$1" + Mask);
        text = ApiKey().Replace(text, "$1:" + Mask);
        text = Authorization().Replace(text, "$1 " + Mask);
        text = UrlPassword().Replace(text, "$1" + Mask + "@");
        text = QuerySecret().Replace(text, "$1" + Mask);
        text = RefusedValue().Replace(
            text, match => SecretNames.IsSecret(match.Groups["name"].Value) ? match.Groups["head"].Value + '"' + Mask + '"' : match.Value);
        return QuotedSecret().Replace(
            text,
            match => SecretNames.IsSecret(match.Groups["name"].Value) ? match.Groups["head"].Value + Mask + match.Groups["tail"].Value : match.Value);
    }

    private static void MaskBelow(JToken token)
    {
        switch (token)
        {
            case JObject { } item:
                MaskFields(item);
                break;
            case JArray { } list:
                foreach (var child in list.ToList())
                {
                    MaskBelow(child);
                }

                break;
            case JValue { Type: JTokenType.String } text:
                text.Value = Text((string)text.Value!);
                break;
        }
    }

    private static void MaskFields(JObject item)
    {
        // An environment variable is { "name": "HTTP_PASSWORD", "value": "…" }: the secret's name is itself a value. The tokens of Rancher
        // 2.12 and later keep theirs as { "hash": "…", "value": "…" }.
        var valueIsSecret = item.ContainsKey("hash") || (item["name"] is JValue { Value: string name } && SecretNames.IsSecret(name));
        foreach (var field in item.Properties().ToList())
        {
            if (SecretNames.HoldsAddresses(field.Name) && field.Value is JObject addresses)
            {
                foreach (var address in addresses.PropertyValues().ToList())
                {
                    MaskBelow(address);
                }
            }
            else if (SecretNames.IsSecret(field.Name) || (valueIsSecret && field.Name == "value"))
            {
                MaskWhole(field.Value);
            }
            else if (SecretNames.IsContainer(field.Name) && field.Value is JObject)
            {
                MaskWhole(field.Value);
            }
            else
            {
                MaskBelow(field.Value);
            }
        }
    }

    /// <summary>
    /// Every text below is secret; numbers and booleans are not, and names such as <c>config</c> also stand for plain objects.
    /// </summary>
    private static void MaskWhole(JToken token)
    {
        switch (token)
        {
            case JContainer container:
                foreach (var value in container.Descendants().OfType<JValue>().ToList())
                {
                    MaskWhole(value);
                }

                break;
            case JValue { Type: JTokenType.String, Value: string { Length: > 0 } } text:
                text.Value = Mask;
                break;
        }
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(\s-{1,2}(?:token|password|secret)[ =]+[""']?)[^\s""'\\]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommandToken();

    [GeneratedRegex(@"(/v3/import/)[A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex ImportToken();

    [GeneratedRegex(@"\b((?:token-[a-z0-9]{3,}|kubeconfig-[a-z0-9.-]+|[a-z][a-z0-9-]*)):[a-z0-9]{40,}", RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey();

    [GeneratedRegex(@"\b(Bearer|Basic)\s+[A-Za-z0-9:+/=._-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"(://[^/\s:@""]+:)[^/\s@""]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"([?&][a-z_-]*(?:token|password|secret|key)=)[^&\s""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuerySecret();

    // Kubernetes repeats a value that it refuses: spec.s3.secretKey: Invalid value: "x": must be longer.
    [GeneratedRegex(@"(?<head>\b(?<name>[A-Za-z0-9_-]+)\]?: (?:Invalid|Unsupported|Duplicate) value: )""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant)]
    private static partial Regex RefusedValue();

    // JSON or YAML inside a text, its quotes escaped any number of times: {\\\"password\\\":\\\"x\\\"} and password: x.
    [GeneratedRegex(@"(?<head>\\*[""']?(?<name>[A-Za-z][A-Za-z0-9_-]*)\\*[""']?\s*:\s*\\*[""'])(?<value>[^""'\\]+)(?<tail>\\*[""'])", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedSecret();
}
