using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>Machines: what is deleted goes with its node, and is made anew where a pool wants it.</summary>
internal sealed class MachineController(Planner planner) : KubeController
{
    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Machines;

    public override bool HoldsBack(SteveObject item) => true;

    public override void Removed(SteveObject item) => planner.Removing(item);

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        if (current is null)
        {
            throw SteveError.Invalid(type, (string?)body["metadata"]?["name"] ?? "", "spec.clusterName: Required value");
        }
    }
}
