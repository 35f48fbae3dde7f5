using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

internal static class ServiceAccess
{
    /// <summary>The Rancher client behind the services that the engine hands around.</summary>
    public static RancherClient Rancher(this IProviderServices services) => ((RancherServices)services).Client;

    public static RancherClient Rancher(this OperationContext op) => op.Services.Rancher();
}
