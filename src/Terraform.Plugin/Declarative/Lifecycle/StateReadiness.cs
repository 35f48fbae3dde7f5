using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The state of the object is one of these, and a controller has seen its newest version.</summary>
public sealed record StateReadiness(IReadOnlyList<string> States) : Readiness
{
    public override string Description => $"be {string.Join(" or ", States)}";

    public override WaitOutcome Judge(ObjectStatus status, JObject item) => status switch
    {
        { IsObserved: true } when States.Contains(status.State) => WaitOutcome.Done,
        { IsError: true } => WaitOutcome.Failing(status.Description),
        _ => WaitOutcome.Waiting(status.Description),
    };

    public bool Equals(StateReadiness? other) => other is not null && States.SequenceEqual(other.States);

    public override int GetHashCode() => States.Count;
}
