using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>Each machine driver has a Kubernetes type of its own, and the kind of an object says which it is.</summary>
internal sealed record MachineConfigAddress : ObjectAddress
{
    public override string SchemaId => MachineDriver.Group;

    public override bool ReplacesWholeObject => true;

    public override ApiCollection Resolve(TfValue attributes) => MachineConfigV2Resource.KindOf(attributes) is { } kind
        ? MachineDriver.OfKind(kind).Collection
        : throw new OperationFailedException("The driver of the machine configuration is not known.");

    /// <summary>An import names no kind; whichever type has an object of that name is the one.</summary>
    public override async Task<IReadOnlyList<ApiCollection>> SearchAsync(IProviderServices services, TfValue attributes, CancellationToken ct) =>
        MachineConfigV2Resource.KindOf(attributes) is { } kind
            ? [MachineDriver.OfKind(kind).Collection]
            : [.. (await services.Rancher().Steve.TypesAsync(ct)).Select(MachineDriver.OfType).OfType<MachineDriver>().Select(driver => driver.Collection)];
}
