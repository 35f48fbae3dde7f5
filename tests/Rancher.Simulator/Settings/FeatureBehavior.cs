using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Settings;

/// <summary>Feature flags (from 2.3).</summary>
internal sealed class FeatureBehavior(World world) : TypeBehavior(world, "feature")
{
    /// <summary>A flag got another value.</summary>
    public Action<StoredObject> Switched { get; init; } = _ => { };

    public void Seed()
    {
        var table = $"settings/features-{Version.SchemaTag}.table";
        if (!Resources.Has(table))
        {
            return;
        }

        foreach (var words in Resources.Read(table).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|')))
        {
            var status = new JObject { ["default"] = words[1] == "true", ["description"] = words[6], ["dynamic"] = words[3] == "true" };
            if (Version.Minor >= 11)
            {
                status["lockedValue"] = words[4].Length == 0 ? JValue.CreateNull() : words[4] == "true";
            }

            if (words[5].Length > 0)
            {
                status["prime"] = words[5] == "true";
            }

            var on = words[2].Length > 0 ? words[2] == "true" : words[1] == "true";
            var feature = Insert(new JObject { ["name"] = words[0], ["value"] = on, ["status"] = status }, null, byNorman: false);
            if (Version.Minor < 11)
            {
                feature.Body["labels"] = new JObject { ["cattle.io/creator"] = "norman" };
            }
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (sent["value"] is not JValue { Value: bool value } && Version.HasWebhook)
        {
            throw new ApiError(422, "InvalidBodyContent", "feature value must be a bool");
        }

        if (current.Body.SelectToken("status.lockedValue") is JValue { Value: bool locked } && (bool?)sent["value"] != locked)
        {
            throw new ApiError(422, "InvalidBodyContent", $"feature flag cannot be changed from current value: {(locked ? "true" : "false")}");
        }
    }

    public override void AfterUpdate(StoredObject updated, JObject before) => Switched(updated);
}
