using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Terraform.Plugin.Conformance;
using Tfplugin6;

namespace Benchmarks;

/// <summary>From the start of the process to its handshake line, and to the first schema: Terraform starts a provider several times a command.</summary>
internal static class StartUp
{
    private const int Starts = 15;

    /// <param name="binary">The provider.</param>
    /// <param name="reference">The binary of a provider to compare with; null for none.</param>
    /// <param name="report">Gets the values.</param>
    public static async Task MeasureAsync(string binary, string? reference, Report report)
    {
        using var certificate = ClientCertificate.Create();
        using var terraform = new ProvidersSchema(Path.GetDirectoryName(binary)!);
        var (floor, handshake, schema, memory, work) = (new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        var (command, other) = (new Samples(), new Samples());
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
            command.Add(await terraform.RunAsync());
            if (reference is not null)
            {
                other.Add(await HandshakeOfAsync(reference, certificate));
            }
        }

        report.Write("start.process_floor.ms", floor.Median, "0.0");
        report.Write("start.handshake.ms", handshake.Median);
        report.Write("start.schema.ms", schema.Median);
        report.Write("start.providers_schema.ms", command.Median);
        report.Write("start.processor.ms", work.Median);
        report.WriteLimited("memory.resident.mb", memory.Median, 45);
        if (reference is not null)
        {
            report.Write("reference.handshake.ms", other.Median);
            report.WriteLimited("start.handshake.of_reference", handshake.Median / other.Median, 0.15, "0.00");
            report.WriteLimited("start.providers_schema.of_reference", command.Median / other.Median, 0.9, "0.00");
        }
    }

    private static async Task<double> HandshakeOfAsync(string binary, X509Certificate2 certificate)
    {
        var time = Stopwatch.StartNew();
        await using var plugin = PluginProcess.Start(binary, certificate);
        await plugin.HandshakeAsync();
        return time.Elapsed.TotalMilliseconds;
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
