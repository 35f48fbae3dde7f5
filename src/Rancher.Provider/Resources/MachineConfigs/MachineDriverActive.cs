using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>The driver of the machines is active on the server, which only then has the type.</summary>
internal sealed record MachineDriverActive : Requirement
{
    public override string Description => "an active machine driver";

    public override async Task MeetAsync(OperationContext op, CancellationToken ct)
    {
        var driver = MachineDriver.OfKind(MachineConfigV2Resource.KindOf(op.Planned) ?? "");
        if (await op.Rancher().Capabilities.HasSteveTypeAsync(driver.Collection.Schema, ct))
        {
            return;
        }

        throw new OperationFailedException(
            $"Rancher has no machine driver \"{driver.Name}\" that is active, or the token may not see it. Activate it, for example with rancher2_node_driver, and apply again.");
    }
}
