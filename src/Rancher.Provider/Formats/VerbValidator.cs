using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A verb of Kubernetes' RBAC. Extensions may define others, so an unknown one is a warning.</summary>
internal sealed class VerbValidator : TextFormatValidator
{
    // The verbs of requests, those of RBAC and of certificates, and Rancher's own: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
    private static readonly string[] Known =
    [
        "*", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use", "bind", "escalate", "impersonate", "approve", "sign",
            "attest", "proxy",
        "head", "post", "put", "options", "connect", "own", "manage-namespaces", "updatepsa", "update-password", "manage-users", "view", "edit",
    ];

    public override bool IsWarning => true;

    protected override string? RejectText(string text) => Known.Contains(text) || text.Contains(':', StringComparison.Ordinal) ? null
        : $"{Quote(text)} is not a verb of Kubernetes: a rule with it allows nothing. "
        + $"{(Nearest.Of(text, Known.Skip(1)) is { } near
                ? $"Did you mean \"{near}\"?"
                : "Common verbs are get, list, watch, create, update, patch, delete and \"*\".")}";
}
