using Newtonsoft.Json.Linq;

namespace Rancher.Api.Json;

/// <summary>
/// Places in answers and documents whose parts may be missing, named step by step: names of labels have dots in them, so a path is no text with dots.
/// </summary>
public static class JsonPath
{
    /// <summary>A member of an object; null where there is none, and where the token is no object: for one that is not there, servers write null too.</summary>
    public static JToken? At(this JToken? token, string name) => (token as JObject)?[name];

    /// <summary>What is at the end of a path of members; null where a part of it is missing.</summary>
    public static JToken? At(this JToken? token, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            token = token.At(name);
        }

        return token;
    }

    /// <summary>The text at the end of a path of members; null where there is anything else.</summary>
    public static string? TextAt(this JToken? token, params ReadOnlySpan<string> path) => token.At(path) is JValue { Value: string text } ? text : null;

    /// <summary>The text at the end of a path of members; null where it is empty, and where there is anything else.</summary>
    public static string? FilledAt(this JToken? token, params ReadOnlySpan<string> path) => token.TextAt(path) is { Length: > 0 } text ? text : null;
}
