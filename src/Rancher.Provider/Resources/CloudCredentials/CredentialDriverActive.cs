using Rancher.Api.Norman;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>
/// The server knows the fields of the credential. It does while the driver is active, and drops what it does not know; so an inactive driver is activated, as
/// rancher2 does it, and one that is on its way is waited for.
/// </summary>
internal sealed record CredentialDriverActive : Requirement
{
    public override string Description => "the driver of the credential, which is activated if it is inactive";

    public override async Task MeetAsync(OperationContext op, CancellationToken ct)
    {
        if (CloudCredentialFields.DriverOf(op.Planned) is { } driver)
        {
            await new DriverActivation(op, driver, inner => IsKnownAsync(op.Rancher().Norman, driver, inner)) { Activates = true }.EnsureAsync(ct);
        }
    }

    // The schema of a driver's own fields may be there from an earlier activation; the member of the credential is there while it is active.
    private static async Task<bool> IsKnownAsync(NormanApi norman, string driver, CancellationToken ct) =>
        (await norman.FindAsync("schemas", "cloudcredential", ct))?["resourceFields"].At(CloudCredentialDriver.Member.Format(driver)) is not null;
}
