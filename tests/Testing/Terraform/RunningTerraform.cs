namespace Testing;

/// <summary>A terraform command that has been started.</summary>
public sealed class RunningTerraform : IDisposable
{
    private readonly ChildProcess _process;
    private readonly string _command;
    private readonly string _logFile;
    private readonly string _folder;

    internal RunningTerraform(ChildProcess process, string command, string logFile, string folder) =>
        (_process, _command, _logFile, _folder) = (process, command, logFile, folder);

    public int ProcessId => _process.Id;

    public string OutputSoFar => _process.OutputSoFar;

    public bool HasExited => _process.HasExited;

    /// <summary>What Ctrl-C does: terraform and the providers it started get SIGINT.</summary>
    public void Interrupt() => _process.Interrupt();

    /// <summary>Waits until the output so far has the text, or the command ends.</summary>
    public async Task<bool> SaysAsync(string text, CancellationToken ct)
    {
        while (true)
        {
            var ended = _process.HasExited;
            if (OutputSoFar.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }

            if (ended)
            {
                return false;
            }

            await Task.Delay(20, ct);
        }
    }

    public async Task<TerraformResult> WaitAsync(CancellationToken ct)
    {
        var result = await _process.WaitAsync(ct);
        var log = File.Exists(_logFile) ? await File.ReadAllTextAsync(_logFile, ct) : "";
        return new TerraformResult(_command, result.ExitCode, result.StandardOutput, result.StandardError, log);
    }

    /// <summary>As <see cref="WaitAsync"/>, for a command that was started with <c>-json</c>.</summary>
    public async Task<TerraformResult> WaitForMessagesAsync(CancellationToken ct) => JsonOutput.AsMessages(await WaitAsync(ct), _folder);

    public void Dispose() => _process.Dispose();
}
