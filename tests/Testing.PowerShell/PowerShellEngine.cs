using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Testing.PowerShell;

/// <summary>
/// The engine of PowerShell without the commands of Windows: whatever a script calls is played by functions that the caller defines. Parsing, binding of
/// parameters, quoting and flow are the real ones.
/// </summary>
public static class PowerShellEngine
{
    // Scripts read and set environment variables, which are everybody's.
    private static readonly Lock OneAtATime = new();

    /// <summary>What the parser finds wrong; nothing for a script that PowerShell would run.</summary>
    public static IReadOnlyList<string> ParseErrors(string script)
    {
        Parser.ParseInput(script, out _, out var errors);
        return [.. errors.Select(e => $"line {e.Extent.StartLineNumber}: {e.Message}")];
    }

    /// <summary>Runs a script after others that define what it calls.</summary>
    /// <param name="definitions">Functions that play the commands of the machine. <c>$calls</c> is a list that they add to.</param>
    /// <param name="script">The script.</param>
    /// <param name="folder">Where the script begins, and where it may write.</param>
    /// <param name="environment">Variables for the time of the run; all that the script sets are taken back.</param>
    public static PowerShellRun Run(string definitions, string script, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        lock (OneAtATime)
        {
            // The proxy of this process is read once, at the first request. It must not be one that a script has set meanwhile.
            _ = HttpClient.DefaultProxy;
            var before = Environment.GetEnvironmentVariables();
            foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            try
            {
                return RunHere(definitions, script, folder);
            }
            finally
            {
                Restore(before);
            }
        }
    }

    private static PowerShellRun RunHere(string definitions, string script, string folder)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(folder);
        var calls = new List<object?>();
        runspace.SessionStateProxy.SetVariable("calls", calls);
        using (var define = System.Management.Automation.PowerShell.Create(runspace))
        {
            define.AddScript(definitions, useLocalScope: false).Invoke();
            if (define.HadErrors)
            {
                throw new ArgumentException($"The definitions fail: {define.Streams.Error.FirstOrDefault()}", nameof(definitions));
            }
        }

        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        var output = new List<string>();
        string? failure = null;
        // As a file, so that its exit code is one.
        var file = Path.Combine(folder, "run.ps1");
        File.WriteAllText(file, script);
        try
        {
            output.AddRange(shell.AddCommand(file).Invoke().Select(o => o?.ToString() ?? ""));
        }
        catch (RuntimeException stopped)
        {
            failure = stopped.ErrorRecord.ToString();
        }

        string[] errors = [.. shell.Streams.Error.Select(e => e.ToString()).Concat(failure is null ? [] : [failure])];
        var exit = runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0;
        return new PowerShellRun([.. calls.Select(c => $"{c}")], output, errors, exit);
    }

    private static void Restore(IDictionary before)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            Environment.SetEnvironmentVariable(name, (string?)before[name]);
        }
    }
}
