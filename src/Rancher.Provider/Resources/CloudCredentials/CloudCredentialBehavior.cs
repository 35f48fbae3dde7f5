using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>
/// A credential needs its driver: Rancher knows the fields only while the driver is active, and drops what it does not know. So an inactive one is
/// activated, as rancher2 does it, and only then.
/// </summary>
internal sealed class CloudCredentialBehavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        body["type"] = "cloudCredential";
        var made = CloudCredentialDriver.Tell(await CreateWithDriverAsync(op, body, ct));
        created(made);
        return made;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct) =>
        await op.Store.FindAsync(op.Id, ct) is { } found ? CloudCredentialDriver.Tell(found) : null;

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct) =>
        await op.Store.UpdateAsync(op.Id, change, ct) is { } changed ? CloudCredentialDriver.Tell(changed) : null;

    /// <summary>rancher2 wants the driver behind the id, which Rancher itself tells.</summary>
    public override Task<string> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct) => Task.FromResult(importId.Split('.')[0]);

    private static async Task<JObject> CreateWithDriverAsync(OperationContext op, JObject body, CancellationToken ct)
    {
        var norman = op.Rancher().Norman;
        try
        {
            return await CreateOnceAsync(norman, body, ct);
        }
        catch (RancherException refused) when (refused.Error.Code == "MissingRequired" && CloudCredentialDriver.Of(body) is not null)
        {
            await ActivateAsync(op, CloudCredentialDriver.Of(body)!, refused, ct);
            return await CreateOnceAsync(norman, body, ct);
        }
    }

    // Nothing about a credential is unique but its id: after a lost answer only its creation time tells, and that is no proof.
    private static Task<JObject> CreateOnceAsync(Rancher.Api.Norman.NormanApi norman, JObject body, CancellationToken ct) => norman.CreateAsync("cloudcredentials", body, ct);

    private static async Task ActivateAsync(OperationContext op, string driver, RancherException refused, CancellationToken ct)
    {
        var rancher = op.Rancher();
        var drivers = await rancher.Norman.ListAsync("nodedrivers", new Dictionary<string, string> { ["name"] = driver }, ct);
        if (drivers is not [var found] || (bool?)found["active"] == true)
        {
            throw new OperationFailedException(
                $"Rancher does not know the fields of a credential for {driver} ({refused.Error.Message}): this server has no active node driver of that name. "
                + "Add it, for example with rancher2_node_driver, and apply again.");
        }

        var id = (string)found["id"]!;
        await rancher.Norman.ActionAsync("nodedrivers", id, "activate", null, ct);
        op.Diagnostics.Warning($"The node driver {driver} was activated", $"{op.Subject} needs the node driver {driver}, which was there and not active. It stays active when the credential is removed.");
        await rancher.Waiter.WaitAsync(
            new WaitPlan($"the node driver {driver} to be active", op.Timeout),
            inner => rancher.Norman.FindAsync("nodedrivers", id, inner),
            seen => (string?)seen?["state"] == "active" ? WaitStep.Done : WaitStep.Waiting((string?)seen?["state"] ?? "gone"),
            ct);
    }
}
