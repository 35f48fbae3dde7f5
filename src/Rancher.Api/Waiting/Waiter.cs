using Rancher.Api.Errors;

namespace Rancher.Api.Waiting;

/// <summary>Looks at something until it is as wanted: at once, soon again, and then less often.</summary>
/// <param name="clock">The clock.</param>
/// <param name="report">Is given what is awaited and what it looks like, each time that this changes.</param>
public sealed class Waiter(TimeProvider clock, Action<string, string>? report = null)
{
    /// <summary>Waits.</summary>
    /// <returns>What the last look saw.</returns>
    /// <exception cref="WaitTimedOutException">Time is over.</exception>
    /// <exception cref="WaitFailedException">The awaited thing failed, and not just for a moment.</exception>
    /// <exception cref="WaitInterruptedException">The user interrupted.</exception>
    public async Task<T> WaitAsync<T>(WaitPlan plan, Func<CancellationToken, Task<T>> look, Func<T, WaitStep> judge, CancellationToken ct)
    {
        var state = new Progress(plan, clock);
        using var limit = new CancellationTokenSource(plan.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var pauses = new Backoff(plan.FirstPause, plan.LongestPause, 1.6) { Jitter = 0.2 };
            for (var attempt = 1; ; attempt++)
            {
                var (seen, step) = await LookOnceAsync(state, look, judge, either.Token);
                if (step is WaitStep.DoneStep)
                {
                    return seen!;
                }

                var before = state.Last;
                state.Note(step);
                if (state.Last is { } now && now != before)
                {
                    report?.Invoke(plan.What, now);
                }

                if (state.Elapsed >= plan.Timeout)
                {
                    throw state.TimedOut();
                }

                // The last look comes at the end of the time, not a pause before it.
                await Task.Delay(Min(pauses.After(attempt), plan.Timeout - state.Elapsed), clock, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new WaitInterruptedException(plan.What, state.Elapsed, state.Last, ct);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw state.TimedOut();
        }
    }

    private static async Task<(T? Seen, WaitStep Step)> LookOnceAsync<T>(
        Progress state, Func<CancellationToken, Task<T>> look, Func<T, WaitStep> judge, CancellationToken ct)
    {
        try
        {
            var seen = await look(ct);
            return (seen, judge(seen));
        }
        catch (RancherException refused) when (refused.Error.IsServerFailure || state.IsInAccessGrace(refused.Error))
        {
            return (default, WaitStep.Waiting($"Rancher answers {refused.Error}"));
        }
        catch (RancherTransportException lost) when (lost.IsTransient || lost.Fault is TransportFault.NotRancher)
        {
            // A wait of half an hour outlives a restart or an upgrade of the server, during which an ingress answers with pages, or with anything.
            return (default, WaitStep.Waiting(lost.Message));
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private sealed class Progress(WaitPlan plan, TimeProvider clock)
    {
        private readonly long _started = clock.GetTimestamp();
        private long _failingSince;
        private int _failingLooks;

        public string? Last { get; private set; }

        public TimeSpan Elapsed => clock.GetElapsedTime(_started);

        public bool IsInAccessGrace(RancherError error) => (error.IsForbidden || error.IsNotFound) && Elapsed < plan.AccessGrace;

        public WaitTimedOutException TimedOut() => new(plan.What, Elapsed, Last);

        public void Note(WaitStep step)
        {
            if (step is not WaitStep.FailedStep failed)
            {
                _failingLooks = 0;
                Last = (step as WaitStep.WaitingStep)?.Description;
                return;
            }

            Last = failed.Description;
            if (_failingLooks++ == 0)
            {
                _failingSince = clock.GetTimestamp();
            }

            if (!failed.Passing || (_failingLooks >= plan.FailureLooks && clock.GetElapsedTime(_failingSince) >= plan.FailureGrace))
            {
                throw new WaitFailedException(plan.What, Elapsed, failed.Description);
            }
        }
    }
}
