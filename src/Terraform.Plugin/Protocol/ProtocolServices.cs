using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The methods of the plugin protocol that this provider answers. The others Terraform calls only where the schema invites it, and takes
/// "unimplemented" for an answer.
/// </summary>
internal static class ProtocolServices
{
    private const string Service = "/tfplugin6.Provider/";

    public static void Bind(RpcRoutes routes, ProviderService service)
    {
        routes.Unary(Service + nameof(service.GetMetadata), GetMetadata.Types.Request.Parser, service.GetMetadata);
        routes.Unary(Service + nameof(service.GetProviderSchema), GetProviderSchema.Types.Request.Parser, service.GetProviderSchema);
        routes.Unary(Service + nameof(service.ValidateProviderConfig), ValidateProviderConfig.Types.Request.Parser, service.ValidateProviderConfig);
        routes.Unary(Service + nameof(service.ValidateResourceConfig), ValidateResourceConfig.Types.Request.Parser, service.ValidateResourceConfig);
        routes.Unary(Service + nameof(service.ValidateDataResourceConfig), ValidateDataResourceConfig.Types.Request.Parser, service.ValidateDataResourceConfig);
        routes.Unary(Service + nameof(service.UpgradeResourceState), UpgradeResourceState.Types.Request.Parser, service.UpgradeResourceState);
        routes.Unary(Service + nameof(service.GetResourceIdentitySchemas), GetResourceIdentitySchemas.Types.Request.Parser, service.GetResourceIdentitySchemas);
        routes.Unary(Service + nameof(service.UpgradeResourceIdentity), UpgradeResourceIdentity.Types.Request.Parser, service.UpgradeResourceIdentity);
        routes.Unary(Service + nameof(service.ConfigureProvider), ConfigureProvider.Types.Request.Parser, service.ConfigureProvider);
        routes.Unary(Service + nameof(service.ReadResource), ReadResource.Types.Request.Parser, service.ReadResource);
        routes.Unary(Service + nameof(service.PlanResourceChange), PlanResourceChange.Types.Request.Parser, service.PlanResourceChange);
        routes.Unary(Service + nameof(service.ApplyResourceChange), ApplyResourceChange.Types.Request.Parser, service.ApplyResourceChange);
        routes.Unary(Service + nameof(service.ImportResourceState), ImportResourceState.Types.Request.Parser, service.ImportResourceState);
        routes.Unary(Service + nameof(service.MoveResourceState), MoveResourceState.Types.Request.Parser, service.MoveResourceState);
        routes.Unary(Service + nameof(service.ReadDataSource), ReadDataSource.Types.Request.Parser, service.ReadDataSource);
        routes.Unary(Service + nameof(service.ValidateEphemeralResourceConfig), ValidateEphemeralResourceConfig.Types.Request.Parser, service.ValidateEphemeralResourceConfig);
        routes.Unary(Service + nameof(service.OpenEphemeralResource), OpenEphemeralResource.Types.Request.Parser, service.OpenEphemeralResource);
        routes.Unary(Service + nameof(service.RenewEphemeralResource), RenewEphemeralResource.Types.Request.Parser, service.RenewEphemeralResource);
        routes.Unary(Service + nameof(service.CloseEphemeralResource), CloseEphemeralResource.Types.Request.Parser, service.CloseEphemeralResource);
        routes.Unary(Service + nameof(service.GetFunctions), GetFunctions.Types.Request.Parser, service.GetFunctions);
        routes.Unary(Service + nameof(service.CallFunction), CallFunction.Types.Request.Parser, service.CallFunction);
        routes.Unary(Service + nameof(service.StopProvider), StopProvider.Types.Request.Parser, service.StopProvider);
    }
}
