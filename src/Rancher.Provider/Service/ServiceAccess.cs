using Rancher.Api;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

internal static class ServiceAccess
{
    /// <summary>The Rancher client behind the services that the engine hands around.</summary>
    public static RancherClient Rancher(this IProviderServices services) => ((RancherServices)services).Client;

    /// <summary>The rules that are silent in this run.</summary>
    public static RuleSilence Silence(this IProviderServices services) => ((RancherServices)services).Silence;

    public static RancherClient Rancher(this OperationContext op) => op.Services.Rancher();
}
