using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Settings;

/// <summary>Feature flags (from 2.3).</summary>
internal sealed class FeatureBehavior(World world) : TypeBehavior(world, "feature")
{
    public void Seed()
    {
        (string Name, bool On, bool Dynamic, string Description)[] flags = Version.Minor switch
        {
            4 =>
            [
                ("dashboard", false, false, "Deploy experimental new UI for managing resources inside of clusters."),
                ("istio-virtual-service-ui", true, true, "Exposes a UI that enables users to create, read, update and delete virtual services and destination rules, which are traffic management features of Istio."),
                ("proxy", false, false, "Use new simplified proxy when making calls to Kubernetes clusters"),
                ("unsupported-storage-drivers", false, true, "Allows the use of types for storage providers and provisioners that are not enabled by default."),
            ],
            _ => [("rke1-custom-node-cleanup", true, true, "Enable cleanup RKE1 custom cluster nodes when they are deleted")],
        };
        foreach (var (name, on, isDynamic, description) in flags)
        {
            var status = new JObject { ["default"] = on, ["description"] = description, ["dynamic"] = isDynamic };
            if (Version.Minor >= 11)
            {
                status["lockedValue"] = JValue.CreateNull();
            }

            var feature = Insert(new JObject { ["name"] = name, ["value"] = on, ["status"] = status }, null, byNorman: false);
            if (Version.Minor < 11)
            {
                feature.Body["labels"] = new JObject { ["cattle.io/creator"] = "norman" };
            }
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (sent["value"] is not JValue { Value: bool } && Version.HasWebhook)
        {
            throw new ApiError(422, "InvalidBodyContent", "feature value must be a bool");
        }
    }
}
