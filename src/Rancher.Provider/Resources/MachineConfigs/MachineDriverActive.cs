using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>The driver of the machines is active on the server, which only then has the type.</summary>
internal sealed record MachineDriverActive : Requirement
{
    public override string Description => "an active machine driver, which is waited for";

    public override async Task MeetAsync(OperationContext op, CancellationToken ct)
    {
        var driver = MachineDriver.OfKind(MachineConfigV2Resource.KindOf(op.Planned) ?? "");
        if (!await op.Rancher().Capabilities.HasSteveTypeAsync(driver.Collection.Schema, ct))
        {
            await new DriverActivation(op, driver.Name, inner => HasTypeAsync(op, driver, inner)).EnsureAsync(ct);
        }
    }

    private static async Task<bool> HasTypeAsync(OperationContext op, MachineDriver driver, CancellationToken ct) =>
        (await op.Rancher().Lists.TypesNowAsync(ct)).Contains(driver.Collection.Name);
}
