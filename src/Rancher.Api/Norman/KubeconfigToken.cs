using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Norman;

/// <summary>The API token in a kubeconfig, as Rancher has it.</summary>
/// <param name="Name">Its name, which is the first half of the key.</param>
/// <param name="Item">The token; null where Rancher has none of that name.</param>
public sealed record KubeconfigToken(string Name, JObject? Item)
{
    /// <summary>Whether it is another user's, whom alone Rancher lets see and revoke it.</summary>
    public bool IsOfAnotherUser { get; init; }

    /// <summary>
    /// Whether all kubeconfigs of the user have this token. Rancher makes one per user until 2.5, which is named after the user alone, and later one per
    /// kubeconfig, with five more characters.
    /// </summary>
    public bool IsShared => (string?)Item?["userId"] is { Length: > 0 } user && Name == $"kubeconfig-{user}";

    /// <summary>Why Rancher does not accept the token, as a sentence without a full stop; null while it does.</summary>
    public string? WhyDead(DateTimeOffset now) => Item switch
    {
        null => $"Rancher does not have the API token {Name} any more",
        _ when Item["enabled"] is JValue { Value: false } => $"The API token {Name} is disabled",
        _ when Item["expired"] is JValue { Value: true } || Time("expiresAt") <= now =>
            $"The API token {Name} has expired{(Time("expiresAt") is { } end ? $" at {Text(end)}" : "")}",
        _ => null,
    };

    /// <summary>Why the token is to be replaced now; null while it is good for longer than that, or for half of its life.</summary>
    public string? WhyRenew(DateTimeOffset now, TimeSpan before)
    {
        if (WhyDead(now) is { } dead)
        {
            return dead;
        }

        // A server that has one token for all kubeconfigs gives the same one again.
        if (IsShared || Time("expiresAt") is not { } end)
        {
            return null;
        }

        // Where tokens live shorter than the margin, a new one would be due at once.
        var margin = Time("created") is { } created && (end - created) / 2 < before ? (end - created) / 2 : before;
        return end - now <= margin ? $"The API token {Name} expires at {Text(end)}" : null;
    }

    private DateTimeOffset? Time(string member) => (string?)Item?[member] is { Length: > 0 } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
