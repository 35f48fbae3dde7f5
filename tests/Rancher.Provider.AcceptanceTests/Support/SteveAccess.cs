using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Steve;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Support;

/// <summary>Somebody else who works on the Kubernetes objects of the simulated Rancher: looks at them, changes and removes them behind Terraform's back.</summary>
internal sealed class SteveAccess : IAsyncDisposable
{
    private readonly RancherClient _client;

    private SteveAccess(RancherClient client) => _client = client;

    public static SteveAccess To(SimulatedRancher rancher) => new(new RancherClient(new RancherConnection
    {
        Url = new Uri(rancher.Url),
        Credential = RancherCredential.FromTokenKey(rancher.AdminToken),
    }));

    public Task<JObject?> FindAsync(string type, string? ns, string name) => _client.Steve.FindAsync(type, ns, name, CancellationToken.None);

    public async Task<JObject> GetAsync(string type, string? ns, string name) => await FindAsync(type, ns, name) ?? throw new InvalidOperationException($"There is no {type} {name}.");

    public Task CreateAsync(string type, JObject item) => _client.Steve.CreateAsync(type, item, CancellationToken.None);

    public Task ChangeAsync(string type, string? ns, string name, Action<JObject> change) => _client.Steve.UpdateAsync(
        type,
        ns,
        name,
        item =>
        {
            change(item);
            return item;
        },
        CancellationToken.None);

    public Task DeleteAsync(string type, string? ns, string name) => _client.SteveWaits.DeleteAsync(type, ns, name, TimeSpan.FromMinutes(1), CancellationToken.None);

    /// <summary>Runs an action of an object, which answers before its work is done.</summary>
    public Task ActAsync(string type, string? ns, string name, string action, JObject? input = null) => _client.Steve.ActionAsync(type, ns, name, action, input, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
