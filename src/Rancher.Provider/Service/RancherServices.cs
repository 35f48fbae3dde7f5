using Rancher.Api;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>What resources of this provider work with: one Rancher server, one connection pool.</summary>
internal sealed class RancherServices(RancherClient client, bool isBootstrap, RuleSilence silence) : IProviderServices
{
    public RancherClient Client { get; } = client;

    /// <summary>Whether a question of a plan went without an answer for as long as plans wait. The next one would, too, for each resource again.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The rules of which the user wants to hear nothing.</summary>
    public RuleSilence Silence { get; } = silence;

    public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) =>
        collection is SteveCollection steve ? new SteveStore(Client, steve, warn) : new NormanStore(Client, collection);

    public ServiceError? Explain(Exception exception) => Faults.Explain(exception, isBootstrap);

    public void Dispose() => Client.Dispose();
}
