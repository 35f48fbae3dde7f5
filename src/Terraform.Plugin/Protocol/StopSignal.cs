namespace Terraform.Plugin.Protocol;

/// <summary>
/// What StopProvider pulls: every operation under way is cancelled, and later ones are not, because Terraform still closes what it opened.
/// </summary>
#pragma warning disable CA1001 // Operations may link to the token at any time; there is no moment at which disposing it would be safe.
internal sealed class StopSignal
#pragma warning restore CA1001
{
    private CancellationTokenSource _current = new();

    public CancellationToken Token => Volatile.Read(ref _current).Token;

    /// <summary>Returns at once: whoever listens to the token does not hold up Terraform's next StopProvider to another process.</summary>
    public void Stop()
    {
        // Not disposed: operations may still link to its token.
        var stopped = Interlocked.Exchange(ref _current, new CancellationTokenSource());
        _ = stopped.CancelAsync();
    }
}
