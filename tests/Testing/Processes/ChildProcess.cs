using System.Diagnostics;
using System.Text;

namespace Testing;

/// <summary>
/// A child process that leads a process group of its own, as a command started in a terminal does: an interrupt reaches it and its children,
/// and ending it ends nothing that someone else started.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly bool _leadsGroup;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private ChildProcess(ProcessStartInfo start, bool leadsGroup)
    {
        _leadsGroup = leadsGroup;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Standard output so far.</summary>
    public string OutputSoFar => Snapshot(_output);

    public static ChildProcess Start(string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        // setsid replaces itself by the command, so the id stays the same and is the id of the group.
        var setsid = OperatingSystem.IsWindows() ? null : ExecutableSearch.Find("setsid");
        var start = new ProcessStartInfo(setsid ?? file)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in setsid is null ? arguments : arguments.Prepend(file))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start, setsid is not null);
    }

    /// <summary>Waits for the end; when cancelled, ends the process and its children first.</summary>
    public async Task<ProcessResult> WaitAsync(CancellationToken ct)
    {
        try
        {
            await _process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw;
        }

        return new ProcessResult(_process.ExitCode, Snapshot(_output), Snapshot(_error));
    }

    /// <summary>What Ctrl-C in a terminal does.</summary>
    public void Interrupt()
    {
        if (!_leadsGroup)
        {
            throw new PlatformNotSupportedException("Interrupting a process group needs setsid (Debian: apt-get install util-linux).");
        }

        NativeSignals.SendToGroup(Id, NativeSignals.Interrupt);
    }

    /// <summary>Ends the process and whatever it started.</summary>
    public void Kill()
    {
        if (_leadsGroup)
        {
            NativeSignals.SendToGroup(Id, NativeSignals.Kill);
        }
        else if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Snapshot(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
