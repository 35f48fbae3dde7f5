using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Json;

namespace Rancher.Api.Steve;

/// <summary>What Steve sums an object up to.</summary>
/// <param name="Name">Such as <c>active</c>, <c>updating</c> or <c>reconciling</c>; empty where there is none.</param>
/// <param name="Message">In the server's words, secrets masked; empty where there is none.</param>
/// <param name="IsTransitioning">Whether something is still going on.</param>
/// <param name="IsError">Whether it is in trouble now. It may pass: most controllers try again by themselves.</param>
public sealed record SteveState(string Name, string Message, bool IsTransitioning, bool IsError)
{
    /// <summary>The message before secrets were masked, to decide by and never to show.</summary>
    internal string? Unmasked { get; init; }

    /// <summary>Whether the server's message has this text.</summary>
    public bool Says(string text) => (Unmasked ?? Message).Contains(text, StringComparison.Ordinal);

    /// <summary>State and message for people.</summary>
    public override string ToString() => (Name.Length == 0 ? "without a state" : Name) + (Message.Length == 0 ? "" : $": {Message}");
}

/// <summary>
/// Reads how far an object has come: its state, which Steve computes, and its conditions, which its controllers write. The state is
/// <c>active</c>, "Resource is current", too for an object that no controller has looked at yet.
/// </summary>
public static class SteveConditions
{
    /// <summary>
    /// The steps after which a provisioning cluster is ready. <c>status.ready</c> is true up to a minute earlier, while the cluster is
    /// still <c>updating</c>.
    /// </summary>
    public static IReadOnlyList<string> ReadySteps { get; } = ["Updated", "Provisioned", "Ready"];

    /// <summary>The state.</summary>
    public static SteveState State(JObject item)
    {
        var state = item.At("metadata", "state") as JObject ?? [];
        var message = state.TextAt("message") ?? "";
        return new SteveState(state.TextAt("name") ?? "", SecretMask.Text(message), Flag(state["transitioning"]), Flag(state["error"])) { Unmasked = message };
    }

    /// <summary>State and message for people.</summary>
    public static string Describe(JObject item) => IsBeingDeleted(item) ? $"being removed, {State(item)}" : State(item).ToString();

    /// <summary>Whether the removal was asked for. The state does not always say so: it may still be the one from before.</summary>
    public static bool IsBeingDeleted(JObject item) => !JsonValues.IsAbsent(item.At("metadata", "deletionTimestamp"));

    /// <summary>
    /// Whether a controller has written a status, and for the newest version of the object. Before that the state of a type with a
    /// controller means nothing: a fresh cluster is <c>active</c> for its first half second.
    /// </summary>
    public static bool IsObserved(JObject item) =>
        item["status"] is JObject { Count: > 0 } status
        && (Number(status["observedGeneration"]) is not { } observed || observed >= (Number(item.At("metadata", "generation")) ?? 0));

    /// <summary>Whether the state is <c>active</c> and means it, with all of these conditions True.</summary>
    public static bool IsActive(JObject item, params IEnumerable<string> conditions) =>
        !IsBeingDeleted(item) && IsObserved(item) && State(item) is { Name: "active", IsError: false } && Missing(item, conditions).Count == 0;

    /// <summary>True, False, Unknown, or null where the condition is not there yet.</summary>
    public static string? Status(JObject item, string type) => Find(item, type).FilledAt("status");

    /// <summary>Whether the condition is True.</summary>
    public static bool IsTrue(JObject item, string type) => Status(item, type) == "True";

    /// <summary>The text of a condition, or null.</summary>
    public static string? Message(JObject item, string type) => Find(item, type).FilledAt("message") is { } text ? SecretMask.Text(text) : null;

    /// <summary>Why a condition is as it is, in one word, or null.</summary>
    public static string? Reason(JObject item, string type) => Find(item, type).FilledAt("reason");

    /// <summary>The conditions that are not True.</summary>
    public static IReadOnlyList<string> Missing(JObject item, IEnumerable<string> types) => [.. types.Where(type => !IsTrue(item, type))];

    private static JToken? Find(JObject item, string type) =>
        (item.At("status", "conditions") as JArray)?.FirstOrDefault(condition => (string?)condition["type"] == type);

    private static bool Flag(JToken? token) => token is JValue { Value: true };

    private static long? Number(JToken? token) =>
        token is JValue { Type: JTokenType.Integer, Value: { } value } ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
}
