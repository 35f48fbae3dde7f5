using System.Diagnostics;
using Tfplugin6;
using Xunit.Abstractions;

namespace Terraform.Plugin.Conformance;

/// <summary>How long a start takes. The bounds are far off, for busy machines; the numbers in the output are what to look at.</summary>
public sealed class StartUpTests(ITestOutputHelper output)
{
    private const int Starts = 9;

    [Fact]
    public async Task ExecToHandshake_AndToFirstSchema()
    {
        using var certificate = ClientCertificate.Create();
        var (handshakes, schemas, work) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            var time = Stopwatch.StartNew();
            await using var plugin = await RunningPlugin.StartAsync(certificate, null);
            handshakes.Add(time.Elapsed.TotalMilliseconds);
            await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
            schemas.Add(time.Elapsed.TotalMilliseconds);
            using var process = Process.GetProcessById(plugin.Process.Id);
            work.Add(process.TotalProcessorTime.TotalMilliseconds);
        }

        output.WriteLine($"handshake_ms: {Median(handshakes):0}\nschema_ms: {Median(schemas):0}\nprocessor_ms: {Median(work):0}");
        Median(handshakes).Should().BeLessThan(10_000);
    }

    [Fact]
    public async Task Memory_WhenIdle()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        using var process = Process.GetProcessById(plugin.Process.Id);

        output.WriteLine($"resident_mb: {process.WorkingSet64 / 1024 / 1024}");
        process.WorkingSet64.Should().BeLessThan(200 * 1024 * 1024);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
