using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>One of some members of the object has a value, such as a token that a controller fills in.</summary>
public sealed record MemberReadiness(IReadOnlyList<string> Paths) : Readiness
{
    public override string Description => $"have {string.Join(" or ", Paths.Select(path => path.Split('.', '/')[^1]))}";

    public override WaitOutcome Judge(ObjectStatus status, JObject item) =>
        Paths.Any(path => ApiTree.Find(item, item, path) is { } value && !ApiTree.IsNothing(value)) ? WaitOutcome.Done
        : status.IsError ? WaitOutcome.Failing(status.Description)
        : WaitOutcome.Waiting($"{string.Join(" or ", Paths)} is not filled in yet");
}
