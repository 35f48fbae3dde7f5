namespace Rancher.Api.Tests.Support;

/// <summary>
/// A clock on which pauses pass at once and are written down. Timers of 30 seconds and more are limits, not pauses:
/// they never fire, but the pauses add up on this clock.
/// </summary>
internal sealed class AutoAdvancingClock(DateTimeOffset? start = null) : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _pauses = [];
    private TimeSpan _passed;

    public DateTimeOffset Start { get; } = start ?? DateTimeOffset.UtcNow;

    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_gate)
            {
                return [.. _pauses];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Passed;

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime >= ShortestLimit)
        {
            return new Never();
        }

        lock (_gate)
        {
            _pauses.Add(dueTime);
            _passed += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Passed
    {
        get
        {
            lock (_gate)
            {
                return _passed;
            }
        }
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
