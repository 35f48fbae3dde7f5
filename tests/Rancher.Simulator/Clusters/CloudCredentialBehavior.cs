using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// Cloud credentials: one block of a driver's fields, kept in a Secret, which answers show without what is secret. Later servers keep one
/// that a cluster uses.
/// </summary>
internal sealed class CloudCredentialBehavior(World world) : ConfigBehavior(world, "cloudCredential", "credentialConfig")
{
    /// <summary>The data of a credential's Secret changed; null means that it is gone.</summary>
    public Action<string, JObject?> Changed { get; set; } = (_, _) => { };

    /// <summary>The name of a cluster that uses a credential.</summary>
    public Func<string, string?> UsedBy { get; set; } = _ => null;

    public override void BeforeCreate(JObject body, Caller caller)
    {
        base.BeforeCreate(body, caller);
        DropDescription(body);
    }

    public override void AfterCreate(StoredObject created, Caller caller) => Changed(created.Id, Data(created.Body));

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        DropDescription(merged);
        var own = Block(current.Body)?.Name;
        foreach (var other in merged.Properties().Where(p => p.Name != own && IsBlock(p)).ToList())
        {
            if (Version.Minor >= 12)
            {
                // The older server changed to the other driver.
                other.Remove();
            }
        }
    }

    /// <summary>Its schema has a description; 2.2 and 2.4 have no place for it in the Secret that a credential is there.</summary>
    private void DropDescription(JObject body)
    {
        if (Version.Minor <= 4)
        {
            body.Remove("description");
        }
    }

    public override void AfterUpdate(StoredObject updated, JObject before) => Changed(updated.Id, Data(updated.Body));

    public override void BeforeDelete(StoredObject stored, Caller caller)
    {
        if (UsedBy(stored.Id) is { } cluster)
        {
            throw new ApiError(422, "InvalidAction", $"Cloud credential is currently referenced by provisioning cluster {cluster}");
        }
    }

    public override void AfterRemoval(StoredObject removed) => Changed(removed.Id, null);

    private static bool IsBlock(JProperty property) => property.Name.EndsWith("credentialConfig", StringComparison.Ordinal) && property.Value is JObject;

    private static JProperty? Block(JObject body) => body.Properties().FirstOrDefault(IsBlock);

    private static JObject Data(JObject body)
    {
        var data = new JObject();
        if (Block(body) is { Value: JObject fields } block)
        {
            foreach (var (name, value) in fields)
            {
                if (name != "type" && value is { Type: not JTokenType.Null })
                {
                    data[$"{block.Name}-{name}"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value.ToString()));
                }
            }
        }

        return data;
    }
}
