using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Json;
using Rancher.Api.Waiting;

namespace Rancher.Api.Steve;

/// <summary>Waits for objects of Steve: for a state, or for their end.</summary>
public sealed class SteveWaits(SteveApi steve, Waiter waiter)
{
    /// <summary>
    /// Looks at an object until <paramref name="judge"/> is content. The object must exist, but for the plan's access grace.
    /// </summary>
    public Task<JObject> UntilAsync(string type, string? ns, string name, WaitPlan plan, Func<JObject, WaitStep> judge, CancellationToken ct) =>
        waiter.WaitAsync(plan, inner => steve.GetAsync(type, ns, name, inner), judge, ct);

    /// <summary>Deletes an object and waits until it is gone.</summary>
    public async Task DeleteAsync(string type, string? ns, string name, TimeSpan timeout, CancellationToken ct)
    {
        if (await steve.RemoveAsync(type, ns, name, ct) is not { } removed)
        {
            return;
        }

        var plan = new WaitPlan($"the removal of {type} \"{name}\"", timeout);
        await waiter.WaitAsync(plan, inner => LookAsync(type, ns, name, inner), item => Judge(removed, item), ct);
    }

    // Somebody may have made a new object of the same name meanwhile.
    private static WaitStep Judge(JObject removed, JObject? now) =>
        now is null || (Uid(removed) is { } uid && Uid(now) != uid) ? WaitStep.Done : WaitStep.Waiting(SteveConditions.Describe(now));

    /// <summary>
    /// The removal was accepted, so the rights were there. With a cluster its role bindings go, and from then on its former owner gets 403,
    /// or 404 for the whole type: the object is gone then too.
    /// </summary>
    private async Task<JObject?> LookAsync(string type, string? ns, string name, CancellationToken ct)
    {
        try
        {
            return await steve.FindAsync(type, ns, name, ct);
        }
        catch (RancherException refused) when (refused.Error is { IsForbidden: true } or { IsNotFound: true, IsUnknownType: false, Code: null })
        {
            return null;
        }
    }

    private static string? Uid(JObject item) => item.TextAt("metadata", "uid");
}
