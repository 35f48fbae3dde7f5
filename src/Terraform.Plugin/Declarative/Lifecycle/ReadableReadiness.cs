using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The object can be read. The rights of its creator are granted by a controller, a moment after the creation.</summary>
public sealed record ReadableReadiness : Readiness
{
    public override string Description => "be readable";

    public override WaitOutcome Judge(ObjectStatus status, JObject item) => WaitOutcome.Done;
}
