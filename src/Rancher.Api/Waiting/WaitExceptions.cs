using System.Globalization;

namespace Rancher.Api.Waiting;

/// <summary>The time was over before the wait was.</summary>
public sealed class WaitTimedOutException(string what, TimeSpan waited, string? last, Exception? cause = null)
    : Exception($"Gave up waiting for {what} after {Duration.Text(waited)}. Last seen: {last ?? "nothing"}.", cause)
{
    /// <summary>What was awaited.</summary>
    public string What { get; } = what;

    /// <summary>How long.</summary>
    public TimeSpan Waited { get; } = waited;

    /// <summary>What the last look showed; null when no look was completed.</summary>
    public string? LastDescription { get; } = last;
}

/// <summary>What was awaited has failed.</summary>
public sealed class WaitFailedException(string what, TimeSpan waited, string description)
    : Exception($"While waiting for {what}, after {Duration.Text(waited)}: {description}.")
{
    /// <summary>What was awaited.</summary>
    public string What { get; } = what;

    /// <summary>How long.</summary>
    public TimeSpan Waited { get; } = waited;

    /// <summary>The failure as Rancher put it.</summary>
    public string Description { get; } = description;
}

/// <summary>The user interrupted a wait. What was awaited goes on in Rancher.</summary>
public sealed class WaitInterruptedException(string what, TimeSpan waited, string? last, CancellationToken token)
    : OperationCanceledException($"Interrupted while waiting for {what} for {Duration.Text(waited)}. Last seen: {last ?? "nothing"}.", token)
{
    /// <summary>What was awaited.</summary>
    public string What { get; } = what;

    /// <summary>What the last look showed; null when no look was completed.</summary>
    public string? LastDescription { get; } = last;
}

internal static class Duration
{
    public static string Text(TimeSpan span) => span.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
}
