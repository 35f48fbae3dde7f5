using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Http;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Apps;

/// <summary>
/// A run of Helm in a pod of the cluster. Rancher accepts an action at once and says only here how it ended; the reason is in the pod's log.
/// </summary>
internal sealed class ChartOperation(SteveApi steve, string ns, string name)
{
    private const string Type = "catalog.cattle.io.operations";
    private const int LogLines = 20;

    /// <summary>The operation that an action began.</summary>
    public static ChartOperation? Of(SteveApi steve, JObject? answer) =>
        (string?)answer?["operationName"] is { Length: > 0 } name && (string?)answer["operationNamespace"] is { Length: > 0 } ns
            ? new ChartOperation(steve, ns, name) : null;

    /// <summary>Waits until Helm has ended.</summary>
    /// <param name="what">What it does, for messages.</param>
    /// <param name="rancher">The server.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="ct">Stops the wait, not Helm.</param>
    /// <exception cref="OperationFailedException">Helm failed; the message has the end of its log.</exception>
    public async Task WaitAsync(string what, RancherClient rancher, TimeSpan timeout, CancellationToken ct)
    {
        var ended = await rancher.Waiter.WaitAsync(
            new WaitPlan(what, timeout) { AccessGrace = TimeSpan.FromSeconds(60) },
            // Operations are cleared away after a while; one that is gone has ended.
            inner => steve.FindAsync(Type, ns, name, inner),
            operation => operation is null || !SteveConditions.State(operation).IsTransitioning ? WaitStep.Done
                : WaitStep.Waiting(SteveConditions.Describe(operation)),
            ct);
        if (ended is not null && SteveConditions.State(ended) is { IsError: true } failed)
        {
            throw new OperationFailedException($"Helm failed ({failed}). The end of its log:\n{await LogAsync(ct)}");
        }
    }

    private async Task<string> LogAsync(CancellationToken ct)
    {
        try
        {
            var lines = SecretMask.Text((await steve.LinkAsync(Type, ns, name, "logs", [], ct)).RawText).TrimEnd().Split('\n');
            return string.Join('\n', lines.TakeLast(LogLines));
        }
        catch (Exception unreadable) when (unreadable is RancherException or RancherTransportException)
        {
            return $"(it cannot be read; look at the operation {ns}/{name} in Rancher)";
        }
    }
}
