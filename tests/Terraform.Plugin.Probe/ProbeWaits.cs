namespace Terraform.Plugin.Probe;

internal static class ProbeWaits
{
    /// <summary>Waits for something that never comes, until Terraform says stop.</summary>
    public static Task ForeverAsync(CancellationToken ct) => Task.Delay(Timeout.InfiniteTimeSpan, ct);
}
