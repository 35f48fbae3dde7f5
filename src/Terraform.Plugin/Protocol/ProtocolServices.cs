using Grpc.Core;

namespace Terraform.Plugin.Protocol;

/// <summary>Hands the methods of the plugin protocol to a server, so that nothing outside this folder names the generated types.</summary>
internal static class ProtocolServices
{
    public static void Bind(ServiceBinderBase binder, ProviderService service) => Tfplugin6.Provider.BindService(binder, service);
}
