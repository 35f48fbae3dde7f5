using Rancher.Api.Errors;

namespace Rancher.Api.Waiting;

/// <summary>Looks at something until it is as wanted: at once, soon again, and then less often.</summary>
/// <param name="clock">The clock of all waits.</param>
/// <param name="log">Hears what changes meanwhile.</param>
public sealed class Waiter(TimeProvider clock, IWaitLog? log = null)
{
    /// <summary>Waits.</summary>
    /// <returns>What the last look saw.</returns>
    /// <exception cref="WaitTimedOutException">Time is over.</exception>
    /// <exception cref="WaitFailedException">The awaited thing failed, and not just for a moment.</exception>
    /// <exception cref="WaitInterruptedException">The user interrupted.</exception>
    public async Task<T> WaitAsync<T>(WaitPlan plan, Func<CancellationToken, Task<T>> look, Func<T, WaitStep> judge, CancellationToken ct)
    {
        var state = new Progress(plan, clock, log);
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
                    state.Done();
                    return seen!;
                }

                state.Note(step);
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

    private sealed class Progress(WaitPlan plan, TimeProvider clock, IWaitLog? log)
    {
        private readonly long _started = clock.GetTimestamp();
        private string? _shown;
        private long _shownSince;
        private long _failingSince;
        private int _failingLooks;

        public string? Last { get; private set; }

        public TimeSpan Elapsed => clock.GetElapsedTime(_started);

        public bool IsInAccessGrace(RancherError error) => (error.IsForbidden || error.IsNotFound) && Elapsed < plan.AccessGrace;

        public WaitTimedOutException TimedOut() => new(plan.What, Elapsed, Last);

        /// <summary>What was there at once was not waited for.</summary>
        public void Done()
        {
            if (_shown is not null)
            {
                log?.Ended(plan.What, Elapsed);
            }
        }

        public void Note(WaitStep step)
        {
            Show(step);
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

        private void Show(WaitStep step)
        {
            var state = step switch { WaitStep.WaitingStep waiting => waiting.Description, WaitStep.FailedStep failed => failed.Description, _ => "" };
            if (log is null || state == _shown)
            {
                return;
            }

            log.Changed(plan.What, state, _shown, _shown is null ? TimeSpan.Zero : clock.GetElapsedTime(_shownSince), Elapsed);
            (_shown, _shownSince) = (state, clock.GetTimestamp());
        }
    }
}
