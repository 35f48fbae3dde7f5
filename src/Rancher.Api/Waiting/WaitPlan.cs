namespace Rancher.Api.Waiting;

/// <summary>What is awaited, and with how much patience.</summary>
/// <param name="What">For messages: <c>cluster c-abcde to become active</c>.</param>
/// <param name="Timeout">Time for the whole wait.</param>
public sealed record WaitPlan(string What, TimeSpan Timeout)
{
    /// <summary>Pause after the first look. Most objects of Rancher are ready within half a second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Pauses grow up to this.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Consecutive looks that must show a passing failure before it counts.</summary>
    public int FailureLooks { get; init; } = 3;

    /// <summary>How long a passing failure must last before it counts. Both this and <see cref="FailureLooks"/> must be reached.</summary>
    public TimeSpan FailureGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long 403 and 404 count as "not yet". After a creation Rancher grants its creator the rights a moment later: usually within 4 seconds,
    /// on large installations within a minute.
    /// </summary>
    public TimeSpan AccessGrace { get; init; } = TimeSpan.Zero;
}
