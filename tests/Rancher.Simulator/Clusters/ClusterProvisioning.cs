using Newtonsoft.Json.Linq;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>From enough registered nodes to an active cluster, and from a change of an active cluster to active again.</summary>
internal sealed class ClusterProvisioning(World world, ClusterSteps steps)
{
    /// <summary>Brings up a cluster whose nodes are complete, at about a tenth of the time RKE takes.</summary>
    public void Start(StoredObject cluster)
    {
        if (world.Options.UnreachableHosts)
        {
            steps.When(1, cluster, () => FailToConnect(cluster));
            return;
        }

        var deploying = "[controlPlane] Bringing up the Kubernetes control plane";
        steps.When(0.5, cluster, () => steps.Set(cluster, "Provisioned", "Unknown", "[certificates] Generating Kubernetes certificates", "Provisioning"));
        steps.When(2, cluster, () => steps.Set(cluster, "Provisioned", "Unknown", deploying, "Provisioning"));
        steps.When(4, cluster, () =>
        {
            steps.Set(cluster, "Provisioned", "True");
            steps.Set(cluster, "Waiting", "Unknown", "Waiting for API to be available");
            ActiveCluster.Apply(world, cluster);
            cluster.Hidden["provisioned"] = "yes";
        });
        steps.When(4.5, cluster, () =>
        {
            foreach (var node in world.Store.InCluster("node", cluster.Id).Where(n => !n.IsRemoving).ToList())
            {
                NodeLife.Join(world, node, cluster);
            }

            Count(cluster);
        });
        steps.When(6, cluster, () =>
        {
            steps.Set(cluster, "Waiting", "True");
            foreach (var done in new[] { "Updated", "GlobalAdminsSynced", "Ready", "SystemAccountCreated", "AgentDeployed" })
            {
                steps.Set(cluster, done, "True");
            }

            if (world.Version.Minor >= 11)
            {
                steps.Set(cluster, "Connected", "True");
            }
        });
    }

    /// <summary>What a server says whose RKE finds no Docker behind the addresses that registered.</summary>
    private void FailToConnect(StoredObject cluster)
    {
        steps.Set(cluster, "Provisioned", "Unknown");
        var failed = (JObject?)cluster.Body["appliedSpec"]?.DeepClone() ?? [];
        ActiveCluster.CopySpec(cluster.Body, failed);
        if (failed["rancherKubernetesEngineConfig"] is JObject rke)
        {
            rke["nodes"] = new JArray(world.Store.InCluster("node", cluster.Id).Select(RegisteredNode.ForRke));
        }

        cluster.Body["failedSpec"] = failed;
        if (world.Version.Minor >= 4)
        {
            cluster.Body["nodeCount"] = world.Store.InCluster("node", cluster.Id).Count();
        }

        var etcd = world.Store.InCluster("node", cluster.Id).Where(n => n.Flag("etcd")).Select(n => n.Text("ipAddress"));
        steps.Set(cluster, "Provisioned", "False",
            $"Cluster must have at least one etcd plane host: failed to connect to the following etcd host(s) [{string.Join(' ', etcd)}]", "Error");
    }

    /// <summary>Carries a changed configuration to an active cluster.</summary>
    public void RollOut(StoredObject cluster)
    {
        steps.Set(cluster, "Updated", "Unknown", "[controlPlane] Applying the changed configuration", "Updating");
        steps.When(3, cluster, () =>
        {
            ActiveCluster.Apply(world, cluster);
            steps.Set(cluster, "Updated", "True");
        });
    }

    public void Count(StoredObject cluster)
    {
        var nodes = world.Store.InCluster("node", cluster.Id).Where(n => !n.IsRemoving).ToList();
        ActiveCluster.Count(cluster, nodes, world.Version);
    }
}
