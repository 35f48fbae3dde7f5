using Microsoft.AspNetCore.Connections;

namespace Terraform.Plugin.Hosting;

/// <summary>How many connections are open, and since when none is.</summary>
internal sealed class ConnectionWatch(TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _open;
    private long _idleSince = time.GetTimestamp();

    public bool HasSeenAny { get; private set; }

    /// <summary>How long no connection has been open; zero while one is.</summary>
    public TimeSpan Idle
    {
        get
        {
            lock (_lock)
            {
                return _open > 0 ? TimeSpan.Zero : time.GetElapsedTime(_idleSince);
            }
        }
    }

    public ConnectionDelegate Around(ConnectionDelegate next) => async connection =>
    {
        lock (_lock)
        {
            _open++;
            HasSeenAny = true;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            lock (_lock)
            {
                _open--;
                _idleSince = time.GetTimestamp();
            }
        }
    };
}
