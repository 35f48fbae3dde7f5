using System.Text;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Hosting;

/// <summary>The life of a plugin process: what Terraform starts, talks to and ends several times in each command.</summary>
public static class PluginHost
{
    /// <summary>Time that Terraform gives a process after its goodbye, with a margin before the kill.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    /// <summary>Time for closing what Terraform left open, out of the two seconds after which it kills the process.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1.5);

    /// <summary>Time for operations to end and report what they have done, when somebody else ends the process.</summary>
    private static readonly TimeSpan Wrap = TimeSpan.FromSeconds(10);

    public static Task<int> RunAsync(string[] args, Func<IProviderEngine> engineFactory, PluginHostOptions options) =>
        RunAsync(args, _ => engineFactory(), options);

    /// <param name="args">Arguments of the process. Terraform gives none.</param>
    /// <param name="engineFactory">Makes the engine, after the server is ready to be dialled.</param>
    /// <param name="options">What the process says about itself.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Func<ILoggerFactory, IProviderEngine> engineFactory, PluginHostOptions options)
    {
        var console = new HostConsole();
        if (args is ["-version" or "--version"])
        {
            console.WriteLine($"{options.Name} v{options.Version}, commit {options.Commit ?? "unknown"}, {ReleasePlatform.Name}");
            return 0;
        }

        var debugging = args is ["-debug" or "--debug"];
        var environment = LaunchEnvironment.Read(Environment.GetEnvironmentVariable);
        if (!debugging && Refusal(args, environment, options) is { } refusal)
        {
            console.WriteErrorLine(refusal);
            return 1;
        }

        if (options.ReadsAuthorities)
        {
            LazySystemTrustStore.Hide();
        }

        var writer = new HclogWriter(console.Error, TimeProvider.System);
        CrashReport.Install(writer);
        using var loggers = new HclogLoggerFactory(
            writer,
            PluginLogLevel.FromEnvironment(Environment.GetEnvironmentVariable, options.TypeName),
            PluginLogLevel.OfTransport(Environment.GetEnvironmentVariable, options.TypeName));
        var engine = new Lazy<IProviderEngine>(() => engineFactory(loggers));
        try
        {
            return debugging
                ? await DebugSession.RunAsync(engine, loggers, console, options)
                : await ServeAsync(engine, loggers, console, environment);
        }
#pragma warning disable CA1031 // The end of the process: what is not reported here is not reported.
        catch (Exception error)
#pragma warning restore CA1031
        {
            CrashReport.Write(writer, error);
            return 2;
        }
    }

    private static async Task<int> ServeAsync(Lazy<IProviderEngine> engine, ILoggerFactory loggers, HostConsole console, LaunchEnvironment environment)
    {
        var parent = Watchdog.ParentId();
        var shutdown = new ShutdownRequest();
        using var signals = Signals.OfPlugin(shutdown);
        using var certificate = environment.ClientCertificate is null ? null : ServerCertificate.Create(TimeProvider.System);
        var options = new PluginServerOptions
        {
            Engine = engine,
            Shutdown = shutdown,
            Loggers = loggers,
            Tls = certificate is null ? null : MutualTls.Options(certificate, environment.ClientCertificate!),
        };
        using var socket = ListeningSocket.Open(environment.SocketDirectory, options.Logger);
        HandshakeLine.Write(console.Output, HandshakeLine.Format(socket.Address, certificate));
        HostLog.Serving(options.Logger, socket.Address.Network, socket.Address.Text);

        // Terraform is busy with the handshake for a moment; TLS will need the one and the first call the other.
        _ = Task.Run(() =>
        {
            MutualTls.Prepare(options.Tls);
            return engine.Value;
        });
        await using var server = await PluginServer.StartAsync(options, socket, CancellationToken.None);
        using var watchdog = new Watchdog(parent, server.Connections, shutdown, TimeProvider.System, options.Logger);
        var watching = watchdog.RunAsync();

        var reason = await shutdown.Asked;
        HostLog.Ending(options.Logger, reason);
        watchdog.Dispose();
        await watching;
        if (reason == ShutdownReason.Signal)
        {
            server.StopOperations();
        }

        await CloseLeftOpenAsync(engine, options.Logger);
        using var limit = new CancellationTokenSource(reason == ShutdownReason.Signal ? Wrap : Goodbye);
        await server.StopAsync(limit.Token);
        return 0;
    }

    private static async Task CloseLeftOpenAsync(Lazy<IProviderEngine> engine, ILogger logger)
    {
        if (!engine.IsValueCreated)
        {
            return;
        }

        using var limit = new CancellationTokenSource(Farewell);
        try
        {
            foreach (var problem in await engine.Value.CloseLeftOpenAsync(limit.Token))
            {
                HostLog.LeftOpen(logger, problem.Summary, problem.Detail);
            }
        }
#pragma warning disable CA1031 // The end of the process, which nothing may hold up.
        catch (Exception error)
#pragma warning restore CA1031
        {
            HostLog.LeftOpen(logger, "Ephemeral values stay open", error.GetType().Name);
        }
    }

    private static string? Refusal(string[] args, LaunchEnvironment environment, PluginHostOptions options)
    {
        if (args.Length > 0)
        {
            return $"{options.Name} knows the arguments -debug and -version only; Terraform starts it without any.";
        }

        if (!environment.HasCookie)
        {
            return new StringBuilder()
                .AppendLine("This program is a Terraform provider. Terraform starts it by itself; there is nothing to run by hand.")
                .AppendLine()
                .AppendLine($"To use it, name {options.Address} in required_providers of a configuration and run: terraform init")
                .Append("To debug it, start it with -debug and follow what it prints.")
                .ToString();
        }

        return ProtocolVersion.IsUnderstoodBy(environment.ProtocolVersions)
            ? null
            : $"{options.Name} speaks version {ProtocolVersion.Served} of the plugin protocol, and what started it speaks {environment.ProtocolVersions} only. "
              + "Terraform 1.0 and later speak it.";
    }
}
