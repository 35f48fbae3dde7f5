namespace Rancher.Api.Http;

/// <summary>
/// Some seconds more for a write that was sent when the user interrupted: Rancher carries it out either way, and what it made must get into the state.
/// </summary>
internal sealed class WriteGrace : IDisposable
{
    /// <summary>Terraform waits for a provider that it asked to stop; a user who is asked to wait longer presses Ctrl-C again and ends it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _interruption;

    /// <param name="clock">Measures the seconds.</param>
    /// <param name="ct">The user's interruption.</param>
    public WriteGrace(TimeProvider clock, CancellationToken ct)
    {
        _end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _interruption = ct.Register(() => _end.CancelAfter(Length));
    }

    /// <summary>Ends some seconds after the interruption.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _interruption.Dispose();
        _end.Dispose();
    }
}
