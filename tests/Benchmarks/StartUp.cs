using System.Diagnostics;
using Terraform.Plugin.Conformance;
using Tfplugin6;

namespace Benchmarks;

/// <summary>From the start of the process to its handshake line, and to the first schema: Terraform starts a provider several times a command.</summary>
internal static class StartUp
{
    private const int Starts = 15;

    public static async Task MeasureAsync(string binary, Report report)
    {
        using var certificate = ClientCertificate.Create();
        var (floor, handshake, schema, memory, work) = (new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        for (var i = 0; i < Starts; i++)
        {
            floor.Add(await ProcessFloorAsync());
            var time = Stopwatch.StartNew();
            await using var plugin = PluginProcess.Start(binary, certificate);
            var line = await plugin.HandshakeAsync();
            handshake.Add(time.Elapsed.TotalMilliseconds);
            using var client = new PluginClient(line, certificate);
            await client.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
            schema.Add(time.Elapsed.TotalMilliseconds);
            using var process = Process.GetProcessById(plugin.Id);
            memory.Add(process.WorkingSet64 / 1_000_000d);
            work.Add(process.TotalProcessorTime.TotalMilliseconds);
        }

        report.Write("start.process_floor.ms", floor.Median, "0.0");
        report.Write("start.handshake.ms", handshake.Median);
        report.Write("start.schema.ms", schema.Median);
        report.Write("start.processor.ms", work.Median);
        report.Write("memory.resident.mb", memory.Median, "0.0");
    }

    /// <summary>What starting any process costs here, measured the same way.</summary>
    private static async Task<double> ProcessFloorAsync()
    {
        var time = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("true") { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return time.Elapsed.TotalMilliseconds;
    }
}
