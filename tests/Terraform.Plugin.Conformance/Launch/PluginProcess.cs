using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Terraform.Plugin.Conformance;

/// <summary>A provider process, started with the environment that Terraform gives it.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    public const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    // Generous: the machine may be busy with other builds and tests.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _error = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<string?> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PluginProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                _output.Enqueue(line.Data);
            }

            _firstLine.TrySetResult(line.Data);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                _error.Enqueue(line.Data);
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public IReadOnlyList<string> ErrorLines => [.. _error];

    public IReadOnlyList<string> OutputLines => [.. _output];

    /// <param name="file">The provider's binary.</param>
    /// <param name="certificate">The client's certificate; null for clear text.</param>
    /// <param name="environment">Further variables; null removes one.</param>
    /// <param name="arguments">Arguments of the process.</param>
    public static PluginProcess Start(
        string file, X509Certificate2? certificate, IReadOnlyDictionary<string, string?>? environment = null, params string[] arguments)
    {
        // Whoever runs the tests in the background of a shell runs them with SIGINT ignored, which processes inherit.
        var (program, all) = OperatingSystem.IsLinux() ? ("env", ["--default-signal=INT", file, .. arguments]) : (file, arguments);
        var start = new ProcessStartInfo(program, all)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("TF_", StringComparison.Ordinal) || n.StartsWith("PLUGIN_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TF_PLUGIN_MAGIC_COOKIE"] = Cookie;
        start.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "6,5";
        start.Environment["PLUGIN_MIN_PORT"] = "10000";
        start.Environment["PLUGIN_MAX_PORT"] = "25000";
        if (certificate is not null)
        {
            start.Environment["PLUGIN_CLIENT_CERT"] = certificate.ExportCertificatePem() + "\n";
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new PluginProcess(start);
    }

    public async Task<Handshake> HandshakeAsync()
    {
        var line = await _firstLine.Task.WaitAsync(Patience);
        line.Should().NotBeNull("the provider must write a handshake line; it wrote on standard error: {0}", string.Join('\n', ErrorLines));
        return Handshake.Parse(line!);
    }

    public async Task<int> WaitForExitAsync(TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
