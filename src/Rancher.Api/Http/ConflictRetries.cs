using Polly;
using Polly.Retry;
using Rancher.Api.Errors;
using Rancher.Api.Waiting;

namespace Rancher.Api.Http;

/// <summary>
/// Starts a read, a change and a write over when another writer was faster, for both API styles: nothing stale is ever sent.
/// </summary>
internal sealed class ConflictRetries
{
    /// <summary>How often a write is tried. Together some seconds: as long as the controllers of a fresh cluster write to it.</summary>
    public const int Attempts = 10;

    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1.5), 1.5);
    private readonly ResiliencePipeline _pipeline;

    public ConflictRetries(TimeProvider clock) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is RancherException { Error.IsConflict: true }),
            MaxRetryAttempts = Attempts - 1,
            DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Pauses.After(args.AttemptNumber + 1)),
        })
        .Build();

    /// <summary>Runs the read, the change and the write.</summary>
    /// <exception cref="RancherException">The refusal of the last attempt.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> readChangeWrite, CancellationToken ct) =>
        await _pipeline.ExecuteAsync(async inner => await readChangeWrite(inner), ct);
}
