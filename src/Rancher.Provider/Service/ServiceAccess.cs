using Rancher.Api;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

internal static class ServiceAccess
{
    /// <summary>The Rancher client behind the services that the engine hands around.</summary>
    public static RancherClient Rancher(this IProviderServices services) => ((RancherServices)services).Client;

    /// <summary>The rules that are silent in this run.</summary>
    public static IgnoredRules Silence(this IProviderServices services) => ((RancherServices)services).Silence;

    /// <summary>What this run has planned so far; null before the provider is configured.</summary>
    public static PlannedRun? Planned(this IProviderServices? services) => (services as RancherServices)?.Planned;

    public static RancherClient Rancher(this OperationContext op) => op.Services.Rancher();
}
