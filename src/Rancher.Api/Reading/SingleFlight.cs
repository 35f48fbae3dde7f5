namespace Rancher.Api.Reading;

/// <summary>A value that is fetched once, however many ask at the same time. A failed or interrupted fetch is not remembered.</summary>
internal sealed class SingleFlight<T>(Func<CancellationToken, Task<T>> fetch) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile T? _value;

    public async Task<T> GetAsync(CancellationToken ct)
    {
        if (_value is { } known)
        {
            return known;
        }

        await _turn.WaitAsync(ct);
        try
        {
            return _value ??= await fetch(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
