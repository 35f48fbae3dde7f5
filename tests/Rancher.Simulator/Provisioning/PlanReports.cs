using Newtonsoft.Json.Linq;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>Reads what agents write into the Secrets of their plans.</summary>
internal sealed class PlanReports(KubeCluster local, Planner planner) : KubeController
{
    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Secrets;

    public override void Changed(SteveObject item, JObject before)
    {
        if (!item.Name.EndsWith("-machine-plan", StringComparison.Ordinal)
            || local.Find(SteveTypes.Machines, item.Namespace, item.Name[..^"-machine-plan".Length]) is not { } machine)
        {
            return;
        }

        var (applied, healthy) = PlanSecrets.Read(item);
        if (applied)
        {
            local.When(0.3, machine, () => planner.Reported(machine, healthy));
        }
    }
}
