using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// All these conditions are True. One that is False may become True, since controllers try again, and counts as a failure once it has lasted.
/// </summary>
public sealed record ConditionReadiness(IReadOnlyList<string> Types) : Readiness
{
    public override string Description => $"have the condition{(Types.Count == 1 ? "" : "s")} {string.Join(", ", Types)}";

    public override WaitOutcome Judge(ObjectStatus status, JObject item)
    {
        if (!status.IsObserved)
        {
            return WaitOutcome.Waiting("no controller has seen it yet");
        }

        var open = Types.Select(type => (Type: type, Now: status.Conditions.GetValueOrDefault(type))).Where(c => c.Now?.Status != "True").ToList();
        var failure = open.Where(c => c.Now?.Status == "False").Select(c => c.Now!.Message ?? $"the condition {c.Type} is False").FirstOrDefault();
        return open.Count == 0 ? WaitOutcome.Done
            : failure is not null ? WaitOutcome.Failing(failure)
            : WaitOutcome.Waiting($"{status.Description} (still to come: {string.Join(", ", open.Select(c => c.Type))})");
    }
}
