using System.Globalization;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The reasons to replace an object that nobody changed.</summary>
public static class ReplaceWhen
{
    /// <summary>It has expired, or will soon.</summary>
    /// <param name="flag">The computed attribute that says that a replacement is due.</param>
    /// <param name="expiresAt">Member that holds the end of its life; <c>expired</c> beside it is looked at as well.</param>
    /// <param name="before">Argument that says how long before its end it is replaced.</param>
    /// <param name="age">Argument that says the age from which on it is replaced.</param>
    /// <param name="onlyIf">Argument that turns the rule off when it is false.</param>
    /// <param name="enabled">Member that is false once the object is of no use, as if it had expired.</param>
    public static ReplaceRule Expires(
        string flag, string expiresAt = "expiresAt", string? before = null, string? age = null, string? onlyIf = null, string? enabled = null) =>
        new ExpiryRule(flag, expiresAt) { BeforeArgument = before, AgeArgument = age, OnlyIfArgument = onlyIf, EnabledMember = enabled };

    /// <summary>The server has lost a part without which the object is of no use.</summary>
    public static ReplaceRule Missing(string flag, string member) => new MissingMemberRule(flag, member);
}

/// <summary>See <see cref="ReplaceWhen.Expires"/>.</summary>
public sealed record ExpiryRule(string Flag, string ExpiresAt) : ReplaceRule(Flag)
{
    public string? BeforeArgument { get; init; }

    public string? AgeArgument { get; init; }

    public string? OnlyIfArgument { get; init; }

    public string? EnabledMember { get; init; }

    /// <summary>Member that holds when it was created.</summary>
    public string Created { get; init; } = "created";

    public override string Description => (BeforeArgument, AgeArgument) switch
    {
        ({ } before, null) => $"when it expires within `{before}`",
        (null, { } age) => $"when it has expired or is older than `{age}`",
        ({ } before, { } age) => $"when it expires within `{before}` or is older than `{age}`",
        _ => "when it has expired",
    };

    public override bool IsDue(JObject item, TfValue state, DateTimeOffset now) =>
        (OnlyIfArgument is not { } argument || state[argument].BoolOrNull() != false)
        && (item["expired"] is JValue { Value: true }
            || (EnabledMember is { } enabled && ApiTree.Find(item, item, enabled) is JValue { Value: false })
            || IsOver(item, state, now)
            || (DurationOf(state, AgeArgument) is { } age && TimeAt(item, Created) is { } created && now - created >= age));

    // A server that says itself whether the object has expired knows its own clock best.
    private bool IsOver(JObject item, TfValue state, DateTimeOffset now) => TimeAt(item, ExpiresAt) is { } end
        && (DurationOf(state, BeforeArgument) is { } ahead ? end - ahead <= now : item["expired"] is null && end <= now);

    private static DateTimeOffset? TimeAt(JObject item, string path) =>
        ApiTree.Find(item, item, path) is JValue { Value: string { Length: > 0 } text }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static TimeSpan? DurationOf(TfValue state, string? argument) =>
        argument is not null && state[argument].StringOrNull() is { } text ? GoDuration.TryParse(text) : null;
}

/// <summary>See <see cref="ReplaceWhen.Missing"/>.</summary>
public sealed record MissingMemberRule(string Flag, string Member) : ReplaceRule(Flag)
{
    public override string Description => $"when the server has lost its {Member}";

    public override bool IsDue(JObject item, TfValue state, DateTimeOffset now) =>
        ApiTree.Find(item, item, Member) is not { } value || ApiTree.IsNothing(value);
}
