using System.Diagnostics;

namespace Rancher.Simulator.Server;

/// <summary>
/// The server's time, and the controllers' work that waits for it. Work is done when somebody looks (at the next request or
/// look into the store), in order of its due time, so a run is the same each time however busy the machine is.
/// </summary>
internal sealed class SimulatedClock(double speed, bool manual)
{
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly PriorityQueue<Action, (TimeSpan Due, long Order)> _waiting = new();
    private TimeSpan _moved;
    private TimeSpan? _working;
    private long _order;

    public DateTimeOffset Now => _start + Elapsed;

    private TimeSpan Elapsed => _working ?? Measured;

    private TimeSpan Measured => _moved + (manual ? TimeSpan.Zero : _running.Elapsed * speed);

    /// <summary>Moves time on; a manual clock moves in no other way.</summary>
    public void Advance(TimeSpan by)
    {
        _moved += by;
        RunDue();
    }

    public void After(double seconds, Action work) =>
        _waiting.Enqueue(work, (Elapsed + TimeSpan.FromSeconds(seconds), _order++));

    /// <summary>Does all work whose time has come. Work sees the time it was due at as now.</summary>
    public void RunDue()
    {
        if (_working is not null)
        {
            return;
        }

        var until = Measured;
        while (_waiting.TryPeek(out var work, out var when) && when.Due <= until)
        {
            _waiting.Dequeue();
            _working = when.Due;
            try
            {
                work();
            }
            finally
            {
                _working = null;
            }
        }
    }
}
