using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>A registration token has its commands, with the token in them: from Rancher 2.14 on the first answers show a placeholder.</summary>
internal sealed record TokenUsable : Readiness
{
    public override string Description => "have its commands";

    public override WaitOutcome Judge(ObjectStatus status, JObject item) =>
        RegistrationTokens.HasCommands(item) ? WaitOutcome.Done
        : RegistrationTokens.IsMasked(item) ? WaitOutcome.Waiting("its commands are there, but without the token")
        : WaitOutcome.Waiting("its commands are empty; they stay empty while the setting server-url is");
}
