namespace Rancher.Simulator.Steve;

/// <summary>The types that controllers here make objects of.</summary>
internal static class SteveTypes
{
    public const string Machines = "cluster.x-k8s.io.machines";

    public const string CustomMachines = "rke.cattle.io.custommachines";

    public const string Secrets = "secrets";
}
