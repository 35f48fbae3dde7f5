using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>The Cluster API objects behind a provisioning cluster; the control plane among them counts what was done on demand.</summary>
internal sealed class ControlPlanes(World world, SteveRules rules, KubeCluster local)
{
    private const string Owner = "provisioning.cattle.io/v1, Kind=Cluster";

    public void Make(SteveObject cluster)
    {
        var api = Add(cluster, SteveTypes.ClusterApiClusters, new JObject
        {
            ["spec"] = new JObject
            {
                ["controlPlaneEndpoint"] = new JObject { ["host"] = "localhost", ["port"] = 6443 },
                ["controlPlaneRef"] = Reference("RKEControlPlane", cluster),
                ["infrastructureRef"] = Reference("RKECluster", cluster),
            },
        });
        api.Metadata["ownerReferences"] = new JArray(OwnerReference(cluster, blocks: true));
        api.Metadata["finalizers"] = new JArray("cluster.cluster.x-k8s.io");
        api.State = new SteveState("updating", "establishing connection to control plane", true);
        var infrastructure = Add(cluster, SteveTypes.RkeClusters, new JObject
        {
            ["spec"] = new JObject { ["controlPlaneEndpoint"] = new JObject { ["host"] = "localhost", ["port"] = 6443 } },
            ["status"] = rules.HasBeta2Machines ? new JObject { ["initialization"] = new JObject { ["provisioned"] = true } } : new JObject { ["ready"] = true },
        });
        if (rules.Minor >= 14)
        {
            infrastructure.Annotate("rke.cattle.io/delete-missing-custom-machines-after", "");
        }

        infrastructure.Metadata["ownerReferences"] = new JArray(OwnerReference(api, blocks: true));
        var plane = Add(cluster, SteveTypes.ControlPlanes, new JObject { ["spec"] = Spec(cluster), ["status"] = new JObject { ["observedGeneration"] = 1 } });
        plane.Metadata["ownerReferences"] = new JArray(OwnerReference(api, blocks: true));
        plane.State = new SteveState("reconciling", "RKEControlPlane has not been fully reconciled yet", true);
    }

    public SteveObject? Of(SteveObject cluster, string collection) => local.Find(collection, cluster.Namespace, cluster.Name);

    /// <summary>A change of the specification reaches the control plane; what it demands is done once for each generation.</summary>
    public void Follow(SteveObject cluster, JObject before)
    {
        if (Of(cluster, SteveTypes.ControlPlanes) is not { } plane)
        {
            return;
        }

        plane.Body["spec"] = Spec(cluster);
        plane.Metadata["generation"] = (long)plane.Metadata["generation"]! + 1;
        plane.Status["observedGeneration"] = plane.Metadata["generation"];
        local.Objects.Touch(plane);
        var rke = (JObject)cluster.Spec["rkeConfig"]!;
        foreach (var (demand, seconds) in new[] { ("etcdSnapshotCreate", 3.0), ("etcdSnapshotRestore", 8.0), ("rotateCertificates", 20.0), ("rotateEncryptionKeys", 12.0) })
        {
            if (rke[demand] is JObject { Count: > 0 } now && !JToken.DeepEquals(now, before.SelectToken("rkeConfig." + demand)) && cluster.ConditionStatus("Ready") == "True")
            {
                local.When(seconds, plane, () => Finish(cluster, plane, demand, now));
            }
        }
    }

    public void Ready(SteveObject cluster)
    {
        foreach (var (collection, state) in new[] { (SteveTypes.ClusterApiClusters, new SteveState("provisioned")), (SteveTypes.ControlPlanes, SteveState.Ready) })
        {
            if (Of(cluster, collection) is { } item)
            {
                item.State = state;
                local.Objects.Touch(item);
            }
        }
    }

    public void Remove(SteveObject cluster)
    {
        foreach (var collection in new[] { SteveTypes.ControlPlanes, SteveTypes.RkeClusters, SteveTypes.ClusterApiClusters })
        {
            if (Of(cluster, collection) is { } item)
            {
                local.Objects.Remove(item);
            }
        }

        foreach (var snapshot in local.Objects.All(SteveTypes.Snapshots).Where(s => s.Label("rke.cattle.io/cluster-name") == cluster.Name).ToList())
        {
            local.Objects.Remove(snapshot);
        }
    }

    public JObject OwnerReference(SteveObject owner, bool blocks = false)
    {
        var reference = new JObject { ["apiVersion"] = owner.Type.ApiVersion };
        if (blocks)
        {
            reference["blockOwnerDeletion"] = true;
            reference["controller"] = true;
        }

        reference["kind"] = owner.Type.Kind;
        reference["name"] = owner.Name;
        reference["uid"] = owner.Uid;
        return reference;
    }

    /// <summary>How Cluster API objects name one another: without version and namespace from v1beta2 on.</summary>
    public JObject Reference(string kind, SteveObject cluster, string? name = null, string group = "rke.cattle.io") => rules.HasBeta2Machines
        ? new JObject { ["apiGroup"] = group, ["kind"] = kind, ["name"] = name ?? cluster.Name }
        : new JObject { ["apiVersion"] = group + "/v1", ["kind"] = kind, ["name"] = name ?? cluster.Name, ["namespace"] = cluster.Namespace };

    private void Finish(SteveObject cluster, SteveObject plane, string demand, JObject asked)
    {
        switch (demand)
        {
            case "etcdSnapshotCreate":
                plane.Status["etcdSnapshotCreate"] = asked.DeepClone();
                plane.Status["etcdSnapshotCreatePhase"] = "Finished";
                TakeSnapshot(cluster);
                break;
            case "etcdSnapshotRestore":
                plane.Status["etcdSnapshotRestore"] = asked.DeepClone();
                plane.Status["etcdSnapshotRestorePhase"] = "Finished";
                break;
            case "rotateCertificates":
                plane.Status["certificateRotationGeneration"] = asked["generation"]?.DeepClone();
                break;
            default:
                plane.Status["rotateEncryptionKeys"] = asked.DeepClone();
                plane.Status["rotateEncryptionKeysPhase"] = "Done";
                break;
        }

        local.Objects.Touch(plane);
    }

    private void TakeSnapshot(SteveObject cluster)
    {
        if (world.Options.UnreachableHosts)
        {
            return;
        }

        var file = $"on-demand-{cluster.Name}-{world.Clock.Now.ToUnixTimeSeconds()}";
        local.Make(
            SteveTypes.Snapshots,
            cluster.Namespace,
            $"{cluster.Name}-{file}-{ObjectSet.Hash(file)[..6]}",
            new JObject
            {
                ["snapshotFile"] = new JObject { ["name"] = file, ["nodeName"] = "", ["createdAt"] = world.Timestamp(), ["status"] = "successful" },
                ["spec"] = new JObject { ["clusterName"] = cluster.Name },
                ["status"] = new JObject { ["missing"] = false },
            },
            new JObject { ["rke.cattle.io/cluster-name"] = cluster.Name },
            new JObject
            {
                ["etcdsnapshot.rke.io/snapshot-file-name"] = file, ["etcdsnapshot.rke.io/snapshot-name"] = file, ["etcdsnapshot.rke.io/storage"] = "local",
            });
    }

    private SteveObject Add(SteveObject cluster, string collection, JObject rest)
    {
        var annotations = ObjectSet.Annotations("rke-cluster", Owner, cluster.Namespace!, cluster.Name);
        var labels = new JObject { [ObjectSet.HashLabel] = ObjectSet.Hash("rke-cluster", cluster.Namespace!, cluster.Name) };
        if (collection != SteveTypes.ClusterApiClusters)
        {
            labels["cluster.x-k8s.io/cluster-name"] = cluster.Name;
        }

        var made = local.Make(collection, cluster.Namespace, cluster.Name, rest, labels, annotations);
        made.Hidden["twin"] = ManagementTwin.IdOf(cluster) ?? "";
        return made;
    }

    /// <summary>The specification of the control plane: that of the cluster, flat.</summary>
    private static JObject Spec(SteveObject cluster)
    {
        var spec = (JObject)cluster.Spec["rkeConfig"]!.DeepClone();
        spec.Remove("machinePools");
        spec.Remove("machinePoolDefaults");
        spec["clusterName"] = cluster.Name;
        spec["kubernetesVersion"] = cluster.Spec["kubernetesVersion"]?.DeepClone();
        spec["localClusterAuthEndpoint"] = cluster.Spec["localClusterAuthEndpoint"]?.DeepClone() ?? new JObject();
        spec["managementClusterName"] = ManagementTwin.IdOf(cluster);
        return spec;
    }
}
