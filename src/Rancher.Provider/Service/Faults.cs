using Rancher.Api;
using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Says in words for a user what Rancher, or the way to it, made impossible.</summary>
internal static class Faults
{
    public static ServiceError? Explain(Exception exception, bool isBootstrap) => exception switch
    {
        RancherException refused => Explain(refused.Error, isBootstrap),
        AnswerLostException lost => new ServiceError($"{lost.Message} Look whether the object exists in Rancher, "
            + "and import or remove it before applying again.") { Kind = ServiceErrorKind.AnswerLost },
        RancherTransportException transport => new ServiceError(transport.Message),
        InvalidObjectNameException name => new ServiceError(name.Message) { Kind = ServiceErrorKind.Invalid },
        WaitTimedOutException timedOut =>
            new ServiceError($"{timedOut.Message} Rancher goes on by itself; give the operation more time with a timeouts block if it is only slow."),
        WaitFailedException failed => new ServiceError(failed.Message),
        WaitInterruptedException interrupted => new ServiceError($"{interrupted.Message} Rancher goes on by itself."),
        _ => null,
    };

    private static ServiceError Explain(RancherError error, bool isBootstrap) => new(
        error switch
        {
            { IsUnauthorized: true } when isBootstrap =>
                "Rancher requires a login. A provider with bootstrap = true can only be used for rancher2_bootstrap; "
                    + "use a second provider block with a token for everything else.",
            { IsUnauthorized: true } =>
                "Rancher does not accept the token (401): it is wrong, expired or was deleted. Make a new one and set token_key or RANCHER_TOKEN_KEY. "
                    + $"({error.Method} {error.Path})",
            { IsForbidden: true } =>
                $"The token lacks a right (403): {error.Message} ({error.Method} {error.Path}). "
                    + "The resource stays in the state; give the token's user the right, or use another token.",
            { IsUnknownType: true } =>
                $"This Rancher does not have the type at all (404): {error.Message} ({error.Method} {error.Path})",
            _ => $"Rancher answered {error.Method} {error.Path} with {error}.",
        },
        error.FieldName)
    {
        Kind = error switch
        {
            { IsForbidden: true } => ServiceErrorKind.Forbidden,
            { IsAlreadyExists: true } or { Status: 409, IsConflict: false } => ServiceErrorKind.AlreadyExists,
            { Status: 422 } => ServiceErrorKind.Invalid,
            _ => ServiceErrorKind.Other,
        },
    };
}
