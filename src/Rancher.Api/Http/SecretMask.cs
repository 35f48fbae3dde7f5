using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>Takes the secrets out of what is logged or shown: JSON by field name, text by the shapes secrets have in Rancher.</summary>
public static partial class SecretMask
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    private static readonly SearchValues<char> EndsOfWords = SearchValues.Create(" \t\r\n\"'&,;)}");

    /// <summary>A copy of the tree without its secrets.</summary>
    public static JToken Json(JToken token)
    {
        var copy = token.DeepClone();
        // Numbers and booleans are no secrets, and names such as config also stand for plain objects.
        foreach (var (text, isSecret) in SecretMembers.All(copy, isSecret: false, byPlace: true).ToList())
        {
            text.Value = isSecret ? Mask : Text((string)text.Value!);
        }

        return copy;
    }

    /// <summary>
    /// The text without tokens, passwords and keys: by the values that are known to be secret, then by the shapes that secrets have in Rancher.
    /// </summary>
    public static string Text(string text)
    {
        text = SecretValues.Mask(text);
        text = PrivateKey().Replace(text, Mask);
        text = CommandToken().Replace(text, "$1" + Mask);
        text = ImportToken().Replace(text, "$1" + Mask);
        text = ApiKey().Replace(text, "$1:" + Mask);
        text = Authorization().Replace(text, "$1 " + Mask);
        text = UrlPassword().Replace(text, "$1" + Mask + "@");
        text = QuerySecret().Replace(text, "$1" + Mask);
        text = RefusedValue().Replace(text, match => IfSecret(match, '"' + Mask + '"'));
        return Behind(Behind(Behind(text, Assigned()), NamedValue()), Member());
    }

    private static string IfSecret(Match match, string mask) =>
        SecretNames.IsSecret(match.Groups["name"].Value) ? match.Groups["head"].Value + mask : match.Value;

    /// <summary>
    /// Masks what stands behind the name of a secret. What stands behind another name is searched too: it may be a document with a secret in it.
    /// </summary>
    private static string Behind(string text, Regex head)
    {
        var masked = new StringBuilder(text.Length);
        var done = 0;
        for (var match = head.Match(text); match.Success; match = head.Match(text, Math.Max(done, match.Groups["name"].Index + match.Groups["name"].Length)))
        {
            if (SecretNames.IsSecret(match.Groups["name"].Value))
            {
                var start = match.Index + match.Length;
                masked.Append(text, done, start - done).Append(Mask);
                done = End(text, start, match.Groups["slashes"].Value, match.Groups["quote"].Value);
            }
        }

        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>
    /// Where a value ends: at a quote that is escaped as often as the first one, so that a quote inside the secret does not end it; and without one at a space.
    /// </summary>
    private static int End(string text, int start, string slashes, string quote)
    {
        if (quote.Length == 0)
        {
            var stop = text.AsSpan(start).IndexOfAny(EndsOfWords);
            return stop < 0 ? text.Length : start + stop;
        }

        for (var end = start; (end = text.IndexOf(slashes + quote, end, StringComparison.Ordinal)) >= 0; end++)
        {
            if (end == start || text[end - 1] != '\\')
            {
                return end;
            }
        }

        return text.Length;
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

    // Variables of a command: -e "DB_PASSWORD=x", $env:DB_PASSWORD = "x", DB_PASSWORD=x sh -.
    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?<name>[A-Za-z_][A-Za-z0-9_-]*)\s?=\s?(?<slashes>\\*)(?<quote>[""']?)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();

    // A variable in a JSON or YAML text: {"name":"DB_PASSWORD","value":"x"}, its quotes escaped any number of times.
    [GeneratedRegex(
        @"\b(?:name|key)\\*[""']?\s*:\s*\\*[""']?(?<name>[A-Za-z_][\w.-]*)\\*[""']?\s*,?\s*\\*[""']?value\\*[""']?\s*:\s*(?<slashes>\\*)(?<quote>[""']?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedValue();

    // JSON or YAML inside a text, its quotes escaped any number of times: {\\\"password\\\":\\\"x\\\"} and password: "x".
    [GeneratedRegex(
        @"(?<name>[A-Za-z.][A-Za-z0-9_.-]*)\\*[""']?\s*:\s*(?<slashes>\\*)(?<quote>[""'])", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
