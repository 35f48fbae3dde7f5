using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>What clusters of every kind have in common: their object in the management API.</summary>
internal static class ManagedClusters
{
    /// <summary>
    /// Makes a kubeconfig, with a token of its own. A cluster without one is as good as any other, so a refusal is a warning; the next plan shows another
    /// try.
    /// </summary>
    /// <returns>Empty where Rancher gave none.</returns>
    public static async Task<string> KubeconfigAsync(OperationContext op, string id, CancellationToken ct)
    {
        try
        {
            return await op.Rancher().Kubeconfigs.GenerateAsync(id, ct);
        }
        catch (Exception refused) when (refused is RancherException or RancherTransportException)
        {
            op.Diagnostics.Warning(
                $"{op.Subject} has no kube_config",
                $"The cluster was created, but Rancher gave no kubeconfig for it ({(refused as RancherException)?.Error.ToString() ?? refused.Message}). "
                    + "kube_config stays empty, and the next plan tries again.",
                TfPath.Of("kube_config"));
            return "";
        }
    }

    /// <summary>Waits until a cluster whose removal was asked for is gone.</summary>
    public static async Task WaitUntilGoneAsync(OperationContext op, string id, CancellationToken ct)
    {
        await op.Rancher().Waiter.WaitAsync(
            new WaitPlan($"cluster {id} to be removed", op.Timeout),
            inner => FindUnlessForbiddenAsync(op.Rancher(), id, inner),
            cluster => cluster is null ? WaitStep.Done : WaitStep.Waiting(ClusterConditions.Describe(cluster)),
            ct);
    }

    // Once the cluster is going away, so are the rights of whoever owned it.
    private static async Task<Newtonsoft.Json.Linq.JObject?> FindUnlessForbiddenAsync(RancherClient rancher, string id, CancellationToken ct)
    {
        try
        {
            return await rancher.Norman.FindAsync("clusters", id, ct);
        }
        catch (RancherException refused) when (refused.Error.IsForbidden)
        {
            return null;
        }
    }
}
