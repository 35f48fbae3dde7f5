namespace Rancher.Api.Http;

/// <summary>Tells the log of one attempt: that it begins, that it is slow, how it ended.</summary>
internal sealed class AttemptWatch : IDisposable
{
    /// <summary>An attempt that takes longer is logged while it runs.</summary>
    public static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(5);

    private readonly IRequestLog? _log;
    private readonly RancherRequest _request;
    private readonly int _attempt;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly ITimer? _slow;

    public AttemptWatch(IRequestLog? log, RancherRequest request, int attempt, TimeProvider clock)
    {
        (_log, _request, _attempt, _clock, _started) = (log, request, attempt, clock, clock.GetTimestamp());
        if (log is not null)
        {
            var (method, path) = (request.Method.Method, SecretMask.Text(request.Path));
            log.Started(method, path, attempt);
            _slow = clock.CreateTimer(_ => log.Slow(method, path, attempt, clock.GetElapsedTime(_started)), null, SlowAfter, Timeout.InfiniteTimeSpan);
        }
    }

    public AttemptOutcome Ended(AttemptOutcome outcome)
    {
        _slow?.Dispose();
        _log?.Write(new RequestLogEntry(_request, outcome.Response, outcome.Failure?.Message, _clock.GetElapsedTime(_started), _attempt));
        return outcome;
    }

    public void Dispose() => _slow?.Dispose();
}
