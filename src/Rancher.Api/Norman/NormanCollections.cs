using Newtonsoft.Json.Linq;
using Rancher.Api.Reading;

namespace Rancher.Api.Norman;

/// <summary>The collections below <c>/v3</c>.</summary>
internal sealed class NormanCollections(NormanApi norman) : ICollections
{
    public Task<JObject?> FindAsync(string collection, string id, CancellationToken ct) => norman.FindAsync(collection, id, ct);

    public Task<IReadOnlyList<JObject>> ListAsync(string collection, CancellationToken ct) => norman.ListAsync(collection, null, ct);
}
