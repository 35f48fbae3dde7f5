using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>Cloud credentials and node templates: one block of a driver's configuration has to be there.</summary>
internal class ConfigBehavior(World world, string typeId, string suffix) : TypeBehavior(world, typeId)
{
    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public override void BeforeCreate(JObject body, Caller caller)
    {
        if (!body.Properties().Any(p => p.Name.EndsWith(suffix, StringComparison.Ordinal) && p.Value is JObject))
        {
            throw new ApiError(422, "MissingRequired", "a Config field must be set");
        }
    }

    /// <summary>No answer shows the secrets of a driver.</summary>
    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        foreach (var field in Schema.Fields.Values.Where(f => f.Name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            foreach (var secret in World.Schemas.Find(field.Type)?.Fields.Values.Where(f => f.Type == "password") ?? [])
            {
                (view[field.Name] as JObject)?.Remove(secret.Name);
            }
        }
    }
}
