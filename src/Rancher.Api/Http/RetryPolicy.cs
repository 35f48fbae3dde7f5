using System.Globalization;
using System.Net.Http;

namespace Rancher.Api.Http;

/// <summary>Decides whether and when a request is sent again.</summary>
internal sealed class RetryPolicy(RancherConnection connection)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    /// <summary>The pause before the next attempt, or null when this outcome is final.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="attempt">How many attempts were made.</param>
    /// <param name="elapsed">Time since the first.</param>
    /// <param name="serverSeen">
    /// Whether the server has ever answered this client. While it has not, it may be starting, and attempts are not counted.
    /// </param>
    public TimeSpan? PauseBeforeNext(RancherRequest request, AttemptOutcome outcome, int attempt, TimeSpan elapsed, bool serverSeen)
    {
        // A host name without address is a mistyped one more often than one that is still being set up.
        var counts = serverSeen || outcome.Failure?.Fault == TransportFault.NameNotResolved;
        if (!MayRepeat(request, outcome) || (counts && attempt >= connection.MaxAttempts))
        {
            return null;
        }

        var pause = AskedFor(outcome.Response?.RetryAfter) ?? Backoff(attempt);
        return elapsed + pause <= connection.Timeout ? pause : null;
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
        { Error: { Status: 500 } error } => request.Repeatable && WebhookIsDown(error.Message),
        _ => false,
    };

    // While Rancher starts, its admission webhook is not up yet and every write fails with 500. Nothing has been stored then.
    private static bool WebhookIsDown(string message) => message.Contains("failed calling webhook", StringComparison.Ordinal)
        && (message.Contains("connection refused", StringComparison.Ordinal) || message.Contains("no endpoints available", StringComparison.Ordinal));

    private TimeSpan? AskedFor(string? retryAfter)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            var pause = date - connection.Clock.GetUtcNow();
            return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
        }

        return null;
    }

    // Many resources meet a restarting server at the same moment: jitter keeps them from coming back at the same moment too.
    private static TimeSpan Backoff(int attempt)
    {
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempt - 1, 10)));
        return pause * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}

/// <summary>What one attempt led to: an answer (with its error, if it is one), or a failure without answer.</summary>
internal sealed record AttemptOutcome(RancherResponse? Response, RancherError? Error, RancherTransportException? Failure);
