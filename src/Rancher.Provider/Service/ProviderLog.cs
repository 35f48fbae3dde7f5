using Microsoft.Extensions.Logging;
using Rancher.Api.Http;
using Rancher.Api.Servers;
using Rancher.Api.Waiting;

namespace Rancher.Provider.Service;

/// <summary>What someone wants to know who watches a run at TF_LOG=INFO: which server this is, and what is waited for.</summary>
internal sealed partial class ProviderLog(ILogger logger, string version) : IWaitLog
{
    public void Changed(string what, string state, string? before, TimeSpan lasted, TimeSpan elapsed)
    {
        if (before is null)
        {
            Waiting(logger, SecretMask.Text(what), SecretMask.Text(state), elapsed.TotalSeconds);
        }
        else
        {
            Moved(logger, SecretMask.Text(what), SecretMask.Text(state), elapsed.TotalSeconds, SecretMask.Text(before), lasted.TotalSeconds);
        }
    }

    public void Ended(string what, TimeSpan elapsed) => Over(logger, SecretMask.Text(what), elapsed.TotalSeconds);

    /// <summary>The line at the start, before the server is asked for anything.</summary>
    public static void Started(ILogger logger, string version, string terraform, string url) => Configured(logger, version, terraform, url);

    /// <summary>The line at the first answer.</summary>
    public void Server(ServerInfo server, IReadOnlyList<string> has) =>
        Found(logger, version, server.Version.ToString(), has.Count == 0 ? "of an unknown version" : string.Join(", ", has));

    [LoggerMessage(1, LogLevel.Information, "Provider {Version} for Terraform {Terraform} works with {Url}")]
    private static partial void Configured(ILogger logger, string version, string terraform, string url);

    [LoggerMessage(2, LogLevel.Information, "Provider {Version}, Rancher {Rancher}, which has: {Features}")]
    private static partial void Found(ILogger logger, string version, string rancher, string features);

    [LoggerMessage(3, LogLevel.Information, "Waiting for {What}: {State} (after {Seconds:0} s)")]
    private static partial void Waiting(ILogger logger, string what, string state, double seconds);

    [LoggerMessage(4, LogLevel.Information, "Waiting for {What}: {State} (after {Seconds:0} s); before: {Before} for {Lasted:0} s")]
    private static partial void Moved(ILogger logger, string what, string state, double seconds, string before, double lasted);

    [LoggerMessage(5, LogLevel.Information, "Waited for {What}: done after {Seconds:0} s")]
    private static partial void Over(ILogger logger, string what, double seconds);
}
