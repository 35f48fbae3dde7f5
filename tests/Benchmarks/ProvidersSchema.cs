using System.Diagnostics;
using Testing;

namespace Benchmarks;

/// <summary>
/// <c>terraform providers schema</c>, started like the provider itself and not in a session of its own, as tests do: a busy machine shares its time between
/// sessions, and what is compared must have the same share.
/// </summary>
internal sealed class ProvidersSchema : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench");
    private readonly string _settings;

    public ProvidersSchema(string providerFolder)
    {
        _settings = Path.Combine(_folder.FullName, "settings.tfrc");
        File.WriteAllText(_settings, $"provider_installation {{\n  dev_overrides {{\n    \"rancher/rancher2\" = \"{providerFolder}\"\n  }}\n  direct {{}}\n}}\n");
        var work = _folder.CreateSubdirectory("work");
        File.WriteAllText(
            Path.Combine(work.FullName, "main.tf"), "terraform {\n  required_providers {\n    rancher2 = { source = \"rancher/rancher2\" }\n  }\n}\n");
    }

    /// <summary>Milliseconds from the start of terraform to its end, which includes the end of the provider.</summary>
    public async Task<double> RunAsync()
    {
        var start = new ProcessStartInfo(TerraformBinary.Locate(), ["providers", "schema", "-json"])
        {
            WorkingDirectory = Path.Combine(_folder.FullName, "work"),
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("TF_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TF_CLI_CONFIG_FILE"] = _settings;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        var time = Stopwatch.StartNew();
        using var terraform = Process.Start(start)!;
        var schema = await terraform.StandardOutput.ReadToEndAsync();
        await terraform.WaitForExitAsync();
        var elapsed = time.Elapsed.TotalMilliseconds;
        terraform.ExitCode.Should().Be(0);
        schema.Should().Contain("\"rancher2_cluster\"");
        return elapsed;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
