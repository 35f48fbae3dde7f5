using Newtonsoft.Json.Linq;

namespace Rancher.Api;

/// <summary>Ways through answers and documents whose parts may be missing.</summary>
public static class JsonTree
{
    /// <summary>A member of an object; null where there is none, and where the token is no object: for one that is not there, servers write null too.</summary>
    public static JToken? At(this JToken? token, string name) => (token as JObject)?[name];

    /// <summary>The text that a member of an object is; null where it is anything else.</summary>
    public static string? TextAt(this JToken? token, string name) => token.At(name) is JValue { Value: string text } ? text : null;
}
