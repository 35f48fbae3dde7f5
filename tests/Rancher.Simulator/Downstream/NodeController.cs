using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Downstream;

/// <summary>Nodes of a managed cluster: the server's own objects follow their labels, taints and scheduling.</summary>
internal sealed class NodeController(World world, KubeCluster kube) : KubeController
{
    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Nodes;

    public override void Changed(SteveObject item, JObject before) => kube.When(0.1, item, () =>
    {
        foreach (var twin in world.Store.InCluster("node", kube.Id).Where(node => node.Text("nodeName") == item.Name))
        {
            NodeTwin.Follow(twin, item);
            twin.Body["state"] = item.Spec["unschedulable"] is JValue { Value: true } ? "cordoned" : "active";
        }
    });

    public override void Removed(SteveObject item)
    {
        foreach (var twin in world.Store.InCluster("node", kube.Id).Where(node => node.Text("nodeName") == item.Name).ToList())
        {
            world.Store.Remove("node", twin.Id);
        }
    }
}
