using System.Buffers;
using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Http;

/// <summary>
/// The values known to be secret in this run of Terraform, whatever shape they come back in: those of requests, and those of sensitive arguments. A provider
/// serves one run, so one place knows them all.
/// </summary>
public static class SecretValues
{
    // Shorter ones would take ordinary words apart.
    private const int Shortest = 6;
    private const int LongestLine = 8192;

    // Far more than a run has: the bound is for a debug session, which serves many.
    private const int Most = 50_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal);
    private static readonly List<string> Fresh = [];
    private static volatile Searched _searched = new(SearchValues.Create([], StringComparison.Ordinal), [], []);

    /// <summary>Remembers values. Those that are known already cost a look-up: the arguments of an object come by in each of its operations.</summary>
    public static void Add(IEnumerable<string> values)
    {
        lock (Gate)
        {
            var before = Fresh.Count;
            Fresh.AddRange(values.Where(value => !Known.Contains(value)).SelectMany(Forms)
                .Where(form => form.Length is >= Shortest and <= LongestLine && Known.Count < Most && Known.Add(form)));
            if (Fresh.Count == before)
            {
                return;
            }

            // An index is dear to build; so it grows by halves, and what is new is searched one by one until then.
            if (Fresh.Count > 64 + (Known.Count / 3))
            {
                string[] all = [.. Known.OrderByDescending(value => value.Length)];
                _searched = new Searched(SearchValues.Create(all, StringComparison.Ordinal), all, []);
                Fresh.Clear();
            }
            else
            {
                _searched = _searched with { Fresh = [.. Fresh.OrderByDescending(value => value.Length)] };
            }
        }
    }

    /// <summary>The secrets in what is sent to Rancher, or in what it shows once.</summary>
    internal static void AddFrom(JToken? body)
    {
        if (body is not null)
        {
            Add(SecretMembers.In(body).Select(value => (string)value.Value!));
        }
    }

    internal static string Mask(string text)
    {
        var searched = _searched;
        if (text.Length < Shortest)
        {
            return text;
        }

        foreach (var value in searched.Fresh)
        {
            text = text.Replace(value, SecretMask.Mask, StringComparison.Ordinal);
        }

        StringBuilder? masked = null;
        var done = 0;
        while (searched.LongestFirst.Count > 0 && text.AsSpan(done).IndexOfAny(searched.Values) is >= 0 and var found)
        {
            var start = done + found;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, done, start - done).Append(SecretMask.Mask);
            done = start + searched.LongestFirst.First(value => text.AsSpan(start).StartsWith(value, StringComparison.Ordinal)).Length;
        }

        return masked is null ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>
    /// The ways in which a value comes back: inside JSON, once or twice, encoded for a secret, an address, a form or a page, and line by line.
    /// </summary>
    private static IEnumerable<string> Forms(string value)
    {
        var quoted = Quoted(value);
        yield return value;
        yield return value.Trim();
        yield return quoted;
        yield return Quoted(quoted);
        // Without the padding, which has other forms in an address and in base64url.
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('=');
        yield return base64;
        yield return Uri.EscapeDataString(base64);
        yield return base64.Replace('+', '-').Replace('/', '_');
        foreach (var text in new[] { value, quoted })
        {
            yield return Uri.EscapeDataString(text);
            yield return WebUtility.UrlEncode(text);
            yield return WebUtility.HtmlEncode(text);
        }

        yield return value.Replace("'", "''", StringComparison.Ordinal);
        foreach (var line in value.Contains('\n', StringComparison.Ordinal) ? value.Split('\n', StringSplitOptions.TrimEntries) : [])
        {
            // The lines around a key are the same in all keys.
            if (line.Length >= 2 * Shortest && !line.StartsWith("-----", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    private static string Quoted(string value) => JsonText.Write(new JValue(value))[1..^1];

    private sealed record Searched(SearchValues<string> Values, IReadOnlyList<string> LongestFirst, IReadOnlyList<string> Fresh);
}
