using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Says to Rancher's client what the engine's words for a wait mean.</summary>
internal static class WaitSteps
{
    public static WaitStep ToStep(this WaitOutcome outcome) => outcome.Kind switch
    {
        WaitOutcomeKind.Done => WaitStep.Done,
        WaitOutcomeKind.Failing => WaitStep.Failed(outcome.Description, passing: true),
        _ => WaitStep.Waiting(outcome.Description),
    };
}
