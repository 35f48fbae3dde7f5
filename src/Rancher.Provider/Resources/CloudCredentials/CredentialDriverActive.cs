using Rancher.Api;
using Rancher.Api.Norman;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>
/// The server knows the fields of the credential. It does while the driver is active, and drops what it does not know; so an inactive driver is activated, as
/// rancher2 does it, and one that is on its way is waited for.
/// </summary>
internal sealed record CredentialDriverActive : Requirement
{
    private const string Drivers = "nodedrivers";

    public override string Description => "the driver of the credential, which is activated if it is inactive";

    public override async Task MeetAsync(OperationContext op, CancellationToken ct)
    {
        var norman = op.Rancher().Norman;
        if (CloudCredentialFields.DriverOf(op.Planned) is not { } driver || await IsKnownAsync(norman, driver, ct))
        {
            return;
        }

        var found = await norman.ListAsync(Drivers, new Dictionary<string, string> { ["name"] = driver }, ct);
        if (found is not [var item])
        {
            throw new OperationFailedException(
                $"Rancher does not know the fields of a credential for {driver}: this server has no active node driver of that name. "
                + "Add it, for example with rancher2_node_driver, and apply again.");
        }

        await DriverActivation.EnsureAsync(op, item, driver, ct);
    }

    // The schema of a driver's own fields may be there from an earlier activation; the member of the credential is there while it is active.
    private static async Task<bool> IsKnownAsync(NormanApi norman, string driver, CancellationToken ct) =>
        (await norman.FindAsync("schemas", "cloudcredential", ct))?["resourceFields"].At(CloudCredentialDriver.Member.Format(driver)) is not null;
}
