using System.Globalization;
using System.Net.Http;
using Polly;
using Polly.Retry;
using Rancher.Api.Connections;
using Rancher.Api.Errors;
using Rancher.Api.Waiting;

namespace Rancher.Api.Http;

/// <summary>Decides whether and when a request is sent again, and sends it.</summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<RequestAttempts> Current = new("rancher.request");
    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(8));
    private readonly RancherConnection _connection;
    private readonly ResiliencePipeline<AttemptOutcome> _pipeline;

    public RetryPolicy(RancherConnection connection)
    {
        _connection = connection;
        _pipeline = new ResiliencePipelineBuilder<AttemptOutcome> { TimeProvider = connection.Clock }
            .AddRetry(new RetryStrategyOptions<AttemptOutcome>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } outcome && IsRepeated(Of(args.Context), outcome)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Of(args.Context).Pause),
            })
            .Build();
    }

    /// <summary>Makes attempts until one is final.</summary>
    public async Task<AttemptOutcome> RunAsync(RequestAttempts attempts, Func<RequestAttempts, CancellationToken, Task<AttemptOutcome>> attempt,
        CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Current, attempts);
        try
        {
            return await _pipeline.ExecuteAsync(
                async inner =>
                {
                    var now = Of(inner);
                    now.Count++;
                    return await attempt(now, inner.CancellationToken);
                },
                context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RequestAttempts Of(ResilienceContext context) => context.Properties.GetValue(Current, null!);

    private bool IsRepeated(RequestAttempts attempts, AttemptOutcome outcome)
    {
        // A host name without address is a mistyped one more often than one that is still being set up. While the server was never seen it may be starting.
        var counts = attempts.IsServerSeen() || outcome.Failure?.Fault == TransportFault.NameNotResolved;
        if (!MayRepeat(attempts.Request, outcome) || (counts && attempts.Count >= _connection.MaxAttempts))
        {
            return false;
        }

        var asked = AskedFor(outcome.Response?.RetryAfter);
        attempts.Pause = asked ?? Pauses.After(attempts.Count);
        var isInTime = _connection.Clock.GetElapsedTime(attempts.Started) + attempts.Pause <= _connection.Timeout;
        attempts.RefusedPause = isInTime ? null : asked;
        return isInTime;
    }

    private static bool MayRepeat(RancherRequest request, AttemptOutcome outcome) => outcome switch
    {
        { Failure: { IsTransient: true } failure } => request.Repeatable || TransportFaults.NeverSent(failure.Fault),
        // An interrupted handshake is what a restarting server leaves; a refused certificate stays refused.
        { Failure: { Fault: TransportFault.Tls, InnerException: HttpRequestException { InnerException: IOException } } } => true,
        // Too many requests: by definition this one was not carried out.
        { Response.Status: 429 } => true,
        { Error.IsClusterUnavailable: true } => false,
        { Response.Status: 502 or 503 or 504 } => request.Repeatable,
        { Error: { Status: 500 } error } => request.Repeatable && WebhookIsDown(error),
        _ => false,
    };

    // While Rancher starts, its admission webhook is not up yet and every write fails with 500. Nothing has been stored then.
    private static bool WebhookIsDown(RancherError error) =>
        error.Says("failed calling webhook") && (error.Says("connection refused") || error.Says("no endpoints available"));

    private TimeSpan? AskedFor(string? retryAfter)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            var pause = date - _connection.Clock.GetUtcNow();
            return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
        }

        return null;
    }
}

/// <summary>The attempts of one request.</summary>
/// <param name="Request">What is sent.</param>
/// <param name="Started">When the first was made.</param>
/// <param name="IsServerSeen">Whether the server has ever answered this client.</param>
internal sealed record RequestAttempts(RancherRequest Request, long Started, Func<bool> IsServerSeen)
{
    /// <summary>How many were made.</summary>
    public int Count { get; set; }

    /// <summary>The pause before the next.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>The pause that the server asked for and that is longer than the user's timeout.</summary>
    public TimeSpan? RefusedPause { get; set; }
}

/// <summary>What one attempt led to: an answer (with its error, if it is one), or a failure without answer.</summary>
internal sealed record AttemptOutcome(RancherResponse? Response, RancherError? Error, RancherTransportException? Failure);
