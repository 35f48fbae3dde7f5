using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Json;

namespace Rancher.Api.Norman;

/// <summary>
/// Reads how far a cluster (or any object with conditions) has come. A condition is a named step with status True, False or Unknown; <c>state</c>
/// sums them up, and <c>transitioning</c> is <c>yes</c>, <c>no</c> or <c>error</c>.
/// </summary>
public static class ClusterConditions
{
    /// <summary>
    /// The steps after which a cluster without nodes can be used: before them its creator may still get 403, and deleting it leaves projects behind.
    /// </summary>
    public static IReadOnlyList<string> CreatedSteps { get; } = ["DefaultProjectCreated", "SystemProjectCreated", "InitialRolesPopulated"];

    /// <summary>True, False, Unknown, or null where the condition is not there yet.</summary>
    public static string? Status(JObject item, string type) => Find(item, type).TextAt("status");

    /// <summary>Whether the condition is True.</summary>
    public static bool IsTrue(JObject item, string type) => Status(item, type) == "True";

    /// <summary>The text of a condition, or null.</summary>
    public static string? Message(JObject item, string type) => Find(item, type).FilledAt("message");

    /// <summary>The steps that are not True.</summary>
    public static IReadOnlyList<string> Missing(JObject item, IEnumerable<string> types) => [.. types.Where(type => !IsTrue(item, type))];

    /// <summary>Whether Rancher calls it an error now. It may pass: Rancher retries most steps by itself.</summary>
    public static bool IsError(JObject item) => item.TextAt("transitioning") == "error" || State(item) == "error";

    /// <summary>The state, or empty.</summary>
    public static string State(JObject item) => item.TextAt("state") ?? "";

    /// <summary>State and message for people: <c>provisioning: waiting for etcd and controlplane nodes to be registered</c>.</summary>
    public static string Describe(JObject item)
    {
        var state = State(item) is { Length: > 0 } text ? text : "without a state";
        return item.FilledAt("transitioningMessage") is { } message ? $"{state}: {Http.SecretMask.Text(message)}" : state;
    }

    private static JToken? Find(JObject item, string type) =>
        (item["conditions"] as JArray)?.FirstOrDefault(condition => (string?)condition["type"] == type);
}
