using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>
/// Renewal of a kubeconfig. Rancher limits the lifetime of its API token (30 days by default since 2.8), and after an import there is no kubeconfig at
/// all, since Rancher shows a token's secret only once.
/// </summary>
/// <param name="ClusterId">The id that the object has below <c>/v3</c>.</param>
internal sealed record KubeConfigRenewal(Func<JObject, string?> ClusterId) : Renewal(KubeConfigFields.Reason)
{
    public override string Description => $"when its API token is gone, is disabled, or expires within `{KubeConfigFields.Margin}`";

    public override async Task<string?> WhyDueAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        var kubeconfig = Current(op);
        if (kubeconfig.Length == 0)
        {
            // rancher2 writes an empty one for a cluster without nodes, and so do we where Rancher refused one: it is made when the cluster runs.
            var isImported = op.Prior["kube_config"].IsNull;
            return await ManagedAsync(op, item, ct) is { } cluster && cluster["actions"]?["generateKubeconfig"] is not null
                && (isImported || ClusterConditions.State(cluster) == "active")
                ? "The state has no kubeconfig, since Rancher shows the token in one only when it makes it"
                : null;
        }

        var margin = GoDuration.TryParse(op.Prior[KubeConfigFields.Margin].StringOrNull() ?? KubeConfigFields.DefaultMargin) ?? TimeSpan.Zero;
        return await op.Rancher().Kubeconfigs.FindTokenAsync(kubeconfig, ct) is { } token ? token.WhyRenew(op.Services.Clock.GetUtcNow(), margin) : null;
    }

    public override async Task RenewAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        var (kubeconfigs, old) = (op.Rancher().Kubeconfigs, Current(op));
        var token = await kubeconfigs.FindTokenAsync(old, ct);
        var isDead = token?.WhyDead(op.Services.Clock.GetUtcNow()) is not null;
        if (isDead)
        {
            // A server with one token per user gives that one again as long as it has it, expired or not.
            await kubeconfigs.RevokeAsync(old, ct);
        }

        var id = ClusterId(item) ?? throw new OperationFailedException("Rancher has no management object of the cluster, by which kubeconfigs are made.");
        ClusterLookups.JoinKubeconfig(item, await kubeconfigs.GenerateAsync(id, ct));
        if (token is { Item: not null } && !isDead)
        {
            await RevokeOldAsync(op, old, ct);
        }
    }

    public override async Task RevokeAsync(OperationContext op, CancellationToken ct)
    {
        if (Current(op) is { Length: > 0 } kubeconfig)
        {
            await op.Rancher().Kubeconfigs.RevokeAsync(kubeconfig, ct);
        }
    }

    private static string Current(OperationContext op) => op.Prior["kube_config"].StringOrNull() ?? "";

    // The new kubeconfig is there and must reach the state, whatever becomes of the old one.
    private static async Task RevokeOldAsync(OperationContext op, string old, CancellationToken ct)
    {
        try
        {
            await op.Rancher().Kubeconfigs.RevokeAsync(old, ct);
        }
        catch (Exception error) when (op.Services.Explain(error) is { } fault)
        {
            op.Diagnostics.Warning(
                $"The old token of {op.Subject} was not revoked",
                $"{fault.Reason}\n\nThe kubeconfig was renewed. Revoke the API token {Kubeconfigs.TokenOf(old)} under \"Account & API Keys\", "
                    + "or let it expire.",
                TfPath.Of("kube_config"));
        }
    }

    /// <summary>The cluster below <c>/v3</c>, with the actions that Rancher offers to users who may use them; null where it cannot be read.</summary>
    private async Task<JObject?> ManagedAsync(OperationContext op, JObject item, CancellationToken ct)
    {
        try
        {
            return item["actions"] is JObject ? item : ClusterId(item) is { } id ? await op.Rancher().Reads.FindAsync("clusters", id, ct) : null;
        }
        catch (RancherException refused) when (refused.Error.IsForbidden)
        {
            return null;
        }
    }
}
