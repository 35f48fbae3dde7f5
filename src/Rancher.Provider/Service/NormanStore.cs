using Newtonsoft.Json.Linq;
using Rancher.Api;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Objects of one Norman collection as the engine sees them.</summary>
internal sealed class NormanStore(RancherClient rancher, ApiCollection collection) : IObjectStore
{
    public Task<JObject?> FindAsync(string id, CancellationToken ct) => rancher.Reads.FindAsync(collection.Name, id, ct);

    public Task<JObject> CreateAsync(JObject body, CancellationToken ct)
    {
        body["type"] = collection.Schema;
        return rancher.Norman.CreateAsync(collection.Name, body, ct);
    }

    public async Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct)
    {
        try
        {
            return await rancher.Norman.UpdateAsync(collection.Name, id, change, ct);
        }
        catch (RancherException gone) when (gone.Error.ProvesAbsence)
        {
            return null;
        }
    }

    public Task DeleteAsync(string id, CancellationToken ct) => rancher.Norman.DeleteAsync(collection.Name, id, ct);

    public Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct) =>
        rancher.Norman.ListAsync(collection.Name, filters, ct);
}
