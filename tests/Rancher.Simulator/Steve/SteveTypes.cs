namespace Rancher.Simulator.Steve;

/// <summary>The types that controllers here make objects of.</summary>
internal static class SteveTypes
{
    public const string Clusters = "provisioning.cattle.io.clusters";

    public const string Machines = "cluster.x-k8s.io.machines";

    public const string ClusterApiClusters = "cluster.x-k8s.io.clusters";

    public const string MachineDeployments = "cluster.x-k8s.io.machinedeployments";

    public const string MachineSets = "cluster.x-k8s.io.machinesets";

    public const string CustomMachines = "rke.cattle.io.custommachines";

    public const string Bootstraps = "rke.cattle.io.rkebootstraps";

    public const string ControlPlanes = "rke.cattle.io.rkecontrolplanes";

    public const string RkeClusters = "rke.cattle.io.rkeclusters";

    public const string Snapshots = "rke.cattle.io.etcdsnapshots";

    public const string Secrets = "secrets";

    public const string ConfigMaps = "configmaps";

    public const string Namespaces = "namespaces";

    public const string Nodes = "nodes";

    public const string StorageClasses = "storage.k8s.io.storageclasses";

    public const string Repositories = "catalog.cattle.io.clusterrepos";

    public const string Apps = "catalog.cattle.io.apps";

    public const string Operations = "catalog.cattle.io.operations";

    public const string MachineConfigGroup = "rke-machine-config.cattle.io";
}
