using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Ends a process that Terraform has left behind. When Terraform dies there is no farewell: the connection closes, and where the system tells,
/// the process has another parent.
/// </summary>
internal sealed class Watchdog(int? parent, ConnectionWatch connections, ShutdownRequest shutdown, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unconnected = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Disconnected = TimeSpan.FromSeconds(5);

    private readonly PeriodicTimer _timer = new(Interval, time);

    /// <summary>Watches until disposed: ending by cancellation would cost an exception, and the first one of a process is the dearest.</summary>
    public async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            if (parent is not null && ParentId() is { } now && now != parent)
            {
                HostLog.ParentGone(logger);
                shutdown.Ask(ShutdownReason.Abandoned);
            }
            else if (connections.Idle > (connections.HasSeenAny ? Disconnected : Unconnected))
            {
                HostLog.ConnectionGone(logger);
                shutdown.Ask(ShutdownReason.Abandoned);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>
    /// The process that started this one; to be asked for at the start, before it can have gone. Null where there is no /proc to read it from; then the
    /// connection alone tells.
    /// </summary>
    public static int? ParentId()
    {
        try
        {
            // The second field is the name in parentheses and may hold anything, so fields are counted from its end.
            var stat = File.ReadAllText("/proc/self/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
