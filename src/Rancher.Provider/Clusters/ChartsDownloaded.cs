using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Clusters;

/// <summary>
/// The index of a chart repository is downloaded. A failed download is tried again minutes later by Rancher, and looks the same whether the server is down for
/// a moment or the address is wrong: it is given some time, and then reported.
/// </summary>
internal sealed record ChartsDownloaded : Readiness
{
    public override string Description => "have its charts downloaded";

    public override WaitOutcome Judge(ObjectStatus status, JObject item)
    {
        var condition = ((string?)item["spec"].At("url"))?.StartsWith("oci://", StringComparison.Ordinal) == true ? "OCIDownloaded" : "Downloaded";
        return (bool?)item["spec"].At("enabled") == false ? WaitOutcome.Done
            : !SteveConditions.IsObserved(item) ? WaitOutcome.Waiting("Rancher has not looked at it yet")
            : SteveConditions.IsTrue(item, condition) ? WaitOutcome.Done
            : SteveConditions.Status(item, condition) == "False"
            ? WaitOutcome.Failing(SteveConditions.Message(item, condition) ?? "the charts could not be loaded")
            : WaitOutcome.Waiting(SteveConditions.Describe(item));
    }

    /// <summary>The same for several repositories, of which the name stands before what is said.</summary>
    public static WaitOutcome JudgeAll(IEnumerable<JObject> repositories) => repositories
        .Select(repo => (Name: (string?)repo["metadata"].At("name"), Outcome: new ChartsDownloaded().Judge(ObjectStatus.None, repo)))
        .Where(r => r.Outcome.Kind != WaitOutcomeKind.Done)
        .Select(r => r.Outcome with { Description = $"{r.Name}: {r.Outcome.Description}" })
        .FirstOrDefault() ?? WaitOutcome.Done;
}
