namespace Rancher.Api.Waiting;

/// <summary>
/// Pauses between attempts: each longer than the one before, up to a longest one, and shortened by chance so that two callers do not meet again.
/// </summary>
/// <param name="First">The first pause.</param>
/// <param name="Longest">The longest pause.</param>
/// <param name="Growth">By how much each is longer than the one before.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Longest, double Growth = 2)
{
    /// <summary>The part of a pause that chance may take away, between 0 and 1.</summary>
    public double Jitter { get; init; } = 0.5;

    /// <summary>The pause after an attempt, the first of which is 1.</summary>
    public TimeSpan After(int attempt)
    {
        var pause = Math.Min(Longest.Ticks, First.Ticks * Math.Pow(Growth, Math.Min(attempt - 1, 64)));
        return TimeSpan.FromTicks((long)(pause * (1 - (Jitter * Random.Shared.NextDouble()))));
    }
}
