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

    /// <summary>
    /// Begins an operation. Where the answer to the action is lost, an operation that was not there before shows that it was heard; for who may not see
    /// operations, the release does.
    /// </summary>
    /// <param name="steve">The cluster.</param>
    /// <param name="release">Namespace and name of the release.</param>
    /// <param name="action"><c>install</c>, <c>upgrade</c> or <c>uninstall</c>.</param>
    /// <param name="send">Sends the action.</param>
    /// <param name="isDone">Whether the release is as the action leaves it.</param>
    /// <param name="ct">Stops the call.</param>
    /// <returns>The operation; null where Rancher does not say which one it is.</returns>
    /// <exception cref="AnswerLostException">The answer was lost, and there is no sign of an operation.</exception>
    public static async Task<ChartOperation?> BeginAsync(
        SteveApi steve,
        (string Namespace, string Name) release,
        string action,
        Func<CancellationToken, Task<JObject?>> send,
        Func<CancellationToken, Task<bool>> isDone,
        CancellationToken ct)
    {
        var before = (await OfReleaseAsync(steve, release, action, ct)).Select(Name).ToHashSet(StringComparer.Ordinal);
        var answer = await steve.ActOrFindAsync(
            send,
            async inner =>
            {
                var begun = (await OfReleaseAsync(steve, release, action, inner)).Where(operation => !before.Contains(Name(operation))).ToList();
                return begun.Count > 0 || !await isDone(inner) ? begun : [[]];
            },
            ct);
        var (ns, name) = ((string?)answer?["operationNamespace"] ?? Namespace(answer), (string?)answer?["operationName"] ?? Name(answer));
        return string.IsNullOrEmpty(ns) || string.IsNullOrEmpty(name) ? null : new ChartOperation(steve, ns, name);
    }

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

    private static string? Namespace(JObject? operation) => (string?)operation?["metadata"]?["namespace"];

    private static string? Name(JObject? operation) => (string?)operation?["metadata"]?["name"];

    private static async Task<IReadOnlyList<JObject>> OfReleaseAsync(
        SteveApi steve, (string Namespace, string Name) release, string action, CancellationToken ct)
    {
        try
        {
            var all = await steve.ListAsync(Type, SteveQuery.All, ct);
            return [.. all.Where(o => o["status"] is JObject status && (string?)status["action"] == action
                && (string?)status["namespace"] == release.Namespace && IsOf(release.Name, (string?)status["releaseName"]))];
        }
        catch (RancherException hidden) when (hidden.Error.IsForbidden || hidden.Error.IsNotFound)
        {
            return [];
        }
    }

    // An operation of two charts is named after one of them.
    private static bool IsOf(string release, string? named) => named == release || named == $"{release}-crd";

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
