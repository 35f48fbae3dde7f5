using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>A member of the object has a value, such as a token that a controller fills in.</summary>
public sealed record MemberReadiness(string Path) : Readiness
{
    public override string Description => $"have {Path.Split('.', '/')[^1]}";

    public override WaitOutcome Judge(ObjectStatus status, JObject item) =>
        ApiTree.Find(item, item, Path) is { } value && !ApiTree.IsNothing(value) ? WaitOutcome.Done
        : status.IsError ? WaitOutcome.Failing(status.Description)
        : WaitOutcome.Waiting($"{Path} is not filled in yet");
}
