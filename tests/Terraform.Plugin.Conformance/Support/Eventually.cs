using System.Diagnostics;

namespace Terraform.Plugin.Conformance;

internal static class Eventually
{
    /// <summary>Waits until something holds; another process has its own pace.</summary>
    public static async Task Async(Func<bool> condition, string because, int seconds = 30)
    {
        var time = Stopwatch.StartNew();
        while (!condition())
        {
            time.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(seconds), because);
            await Task.Delay(50);
        }
    }
}
