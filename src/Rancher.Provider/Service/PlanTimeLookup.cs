using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Asks the server while a plan is made.</summary>
internal static class PlanTimeLookup
{
    // A plan goes on without the server's facts rather than wait for a server that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The answer, or <paramref name="unanswered"/> where there is no server yet, or none that answers in time.</summary>
    public static async Task<T> AskAsync<T>(this IProviderServices? services, Func<RancherClient, CancellationToken, Task<T>> ask, T unanswered,
        CancellationToken ct)
    {
        if (services is not RancherServices { IsSilent: false, Client: { Connection.Credential: not null } rancher } known)
        {
            return unanswered;
        }

        using var timer = new CancellationTokenSource(Patience, rancher.Connection.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        try
        {
            return await ask(rancher, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            known.IsSilent |= timer.IsCancellationRequested;
            return unanswered;
        }
        catch (Exception error) when (services.Explain(error) is not null)
        {
            return unanswered;
        }
    }
}
