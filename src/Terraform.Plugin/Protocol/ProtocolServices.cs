using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The methods of the plugin protocol that this provider answers. The others Terraform calls only where the schema invites it, and takes
/// "unimplemented" for an answer.
/// </summary>
internal static class ProtocolServices
{
    private const string Service = "/tfplugin6.Provider/";

    public static void Bind(RpcMethodTable methods, ProviderService service)
    {
        methods.Unary(Service + nameof(service.GetMetadata), () => new GetMetadata.Types.Request(), service.GetMetadata);
        methods.Unary(Service + nameof(service.GetProviderSchema), () => new GetProviderSchema.Types.Request(), service.GetProviderSchema);
        methods.Unary(Service + nameof(service.ValidateProviderConfig), () => new ValidateProviderConfig.Types.Request(), service.ValidateProviderConfig);
        methods.Unary(Service + nameof(service.ValidateResourceConfig), () => new ValidateResourceConfig.Types.Request(), service.ValidateResourceConfig);
        methods.Unary(Service + nameof(service.ValidateDataResourceConfig), () =>
            new ValidateDataResourceConfig.Types.Request(), service.ValidateDataResourceConfig);
        methods.Unary(Service + nameof(service.UpgradeResourceState), () => new UpgradeResourceState.Types.Request(), service.UpgradeResourceState);
        methods.Unary(Service + nameof(service.GetResourceIdentitySchemas), () =>
            new GetResourceIdentitySchemas.Types.Request(), service.GetResourceIdentitySchemas);
        methods.Unary(Service + nameof(service.UpgradeResourceIdentity), () => new UpgradeResourceIdentity.Types.Request(), service.UpgradeResourceIdentity);
        methods.Unary(Service + nameof(service.ConfigureProvider), () => new ConfigureProvider.Types.Request(), service.ConfigureProvider);
        methods.Unary(Service + nameof(service.ReadResource), () => new ReadResource.Types.Request(), service.ReadResource);
        methods.Unary(Service + nameof(service.PlanResourceChange), () => new PlanResourceChange.Types.Request(), service.PlanResourceChange);
        methods.Unary(Service + nameof(service.ApplyResourceChange), () => new ApplyResourceChange.Types.Request(), service.ApplyResourceChange);
        methods.Unary(Service + nameof(service.ImportResourceState), () => new ImportResourceState.Types.Request(), service.ImportResourceState);
        methods.Unary(Service + nameof(service.MoveResourceState), () => new MoveResourceState.Types.Request(), service.MoveResourceState);
        methods.Unary(Service + nameof(service.ReadDataSource), () => new ReadDataSource.Types.Request(), service.ReadDataSource);
        methods.Unary(Service + nameof(service.ValidateEphemeralResourceConfig), () =>
            new ValidateEphemeralResourceConfig.Types.Request(), service.ValidateEphemeralResourceConfig);
        methods.Unary(Service + nameof(service.OpenEphemeralResource), () => new OpenEphemeralResource.Types.Request(), service.OpenEphemeralResource);
        methods.Unary(Service + nameof(service.RenewEphemeralResource), () => new RenewEphemeralResource.Types.Request(), service.RenewEphemeralResource);
        methods.Unary(Service + nameof(service.CloseEphemeralResource), () => new CloseEphemeralResource.Types.Request(), service.CloseEphemeralResource);
        methods.Unary(Service + nameof(service.GetFunctions), () => new GetFunctions.Types.Request(), service.GetFunctions);
        methods.Unary(Service + nameof(service.CallFunction), () => new CallFunction.Types.Request(), service.CallFunction);
        methods.Unary(Service + nameof(service.StopProvider), () => new StopProvider.Types.Request(), service.StopProvider);
    }
}
