using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Norman;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Objects of one Norman collection as the engine sees them.</summary>
internal sealed class NormanStore(NormanApi norman, ApiCollection collection) : IObjectStore
{
    public Task<JObject?> FindAsync(string id, CancellationToken ct) => norman.FindAsync(collection.Name, id, ct);

    public Task<JObject> CreateAsync(JObject body, CancellationToken ct)
    {
        body["type"] = collection.Schema;
        return norman.CreateAsync(collection.Name, body, ct);
    }

    public async Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct)
    {
        try
        {
            return await norman.UpdateAsync(collection.Name, id, change, ct);
        }
        catch (RancherException gone) when (gone.Error.ProvesAbsence)
        {
            return null;
        }
    }

    public Task DeleteAsync(string id, CancellationToken ct) => norman.DeleteAsync(collection.Name, id, ct);

    public Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct) =>
        norman.ListAsync(collection.Name, filters, ct);
}
