using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// A provider started by hand, to be looked at with a debugger: no TLS, no handshake line, and a process that lives through many commands until
/// Ctrl-C.
/// </summary>
internal static class DebugSession
{
    public static async Task<int> RunAsync(Lazy<IProviderEngine> engine, ILoggerFactory loggers, HostConsole console, PluginHostOptions options)
    {
        var shutdown = new ShutdownRequest();
        using var signals = Signals.OfDebugging(shutdown);
        var serving = new PluginServerOptions { Engine = engine, Shutdown = shutdown, Loggers = loggers };
        await using var server = await PluginServer.StartAsync(serving, ListeningSocket.Open(directory: null, serving.Logger), CancellationToken.None);
        var json = ReattachDescription.Format(options.Address, server.Address);

        console.WriteLine($"{options.Name} waits for Terraform, process {Environment.ProcessId}. Set one of these where you run terraform; Ctrl-C ends it.");
        console.WriteLine("");
        foreach (var (shell, command) in Commands(json))
        {
            console.WriteLine($"{shell}:");
            console.WriteLine($"  {command}");
        }

        await shutdown.Asked;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(limit.Token);
        return 0;
    }

    private static IEnumerable<(string Shell, string Command)> Commands(string json)
    {
        if (OperatingSystem.IsWindows())
        {
            yield return ("Command Prompt", $"set \"TF_REATTACH_PROVIDERS={json}\"");
        }
        else
        {
            yield return ("bash, zsh, sh", $"export TF_REATTACH_PROVIDERS='{json.Replace("'", "'\\''")}'");
            yield return ("fish", $"set -x TF_REATTACH_PROVIDERS '{json.Replace("'", "\\'")}'");
        }

        yield return ("PowerShell", $"$env:TF_REATTACH_PROVIDERS='{json.Replace("'", "''")}'");
    }
}
