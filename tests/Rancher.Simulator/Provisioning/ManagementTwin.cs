using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Provisioning;

/// <summary>The management cluster that a server makes for a provisioning cluster, as <c>/v3</c> shows it.</summary>
internal sealed class ManagementTwin(World world, Func<string, TypeBehavior> behavior)
{
    private const string DisplayName = "provisioning.cattle.io/management-cluster-display-name";

    public static string? IdOf(SteveObject cluster) => (string?)cluster.Body["status"]?["clusterName"];

    public StoredObject? Of(SteveObject cluster) => IdOf(cluster) is { } id ? world.Store.Find("cluster", id) : null;

    public StoredObject Add(SteveObject cluster, string id, Caller caller)
    {
        var defaults = new ClusterDefaults(world.Version);
        var body = new JObject
        {
            ["type"] = "cluster", ["baseType"] = "cluster", ["id"] = id, ["name"] = cluster.Name, ["uuid"] = world.Ids.Uuid(), ["creatorId"] = caller.UserId,
        };
        foreach (var part in new[] { defaults.Created, defaults.Watched, defaults.Settled })
        {
            body.Merge(part, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        }

        var agent = world.Setting("system-default-registry") is { Length: > 0 } registry ? $"{registry}/{world.Setting("agent-image")}" : world.Setting("agent-image");
        body["capabilities"] = defaults.Watched["capabilities"];
        body["desiredAgentImage"] = agent;
        body["desiredAuthImage"] = world.Setting("auth-image");
        body["driver"] = "";
        body["enableNetworkPolicy"] = JValue.CreateNull();
        body["fleetWorkspaceName"] = cluster.Namespace;
        body["importedConfig"] = new JObject();
        body["appliedSpec"]!["enableNetworkPolicy"] = JValue.CreateNull();
        body["description"] = cluster.Annotation("field.cattle.io/description") ?? "";
        body["labels"] = Labels(cluster);
        body["annotations"] = Annotations(cluster);
        if (world.Version.Minor >= 15)
        {
            body["provider"] = DistributionOf(cluster) ?? "";
            body["readyReconciling"] = true;
            body["info"] = Info(cluster, 0);
        }

        Customize(cluster, body);
        body["conditions"] = new JArray();
        world.SetDate(body, "created");
        body["state"] = "active";
        body["transitioning"] = "no";
        body["transitioningMessage"] = "";
        var twin = world.Store.Add(new StoredObject("cluster", id, body));
        Environment(cluster, twin);
        return twin;
    }

    /// <summary>The description, labels and variables of a provisioning cluster reach its twin when they change.</summary>
    public void Follow(SteveObject cluster)
    {
        if (Of(cluster) is not { } twin)
        {
            return;
        }

        twin.Body["description"] = cluster.Annotation("field.cattle.io/description") ?? "";
        twin.Body["labels"] = Labels(cluster);
        Customize(cluster, twin.Body);
        Environment(cluster, twin);
    }

    /// <summary>How the agents are to be run stands on both.</summary>
    private static void Customize(SteveObject cluster, JObject twin)
    {
        foreach (var field in new[] { "clusterAgentDeploymentCustomization", "fleetAgentDeploymentCustomization" })
        {
            if (cluster.Spec[field] is JObject { Count: > 0 } given)
            {
                twin[field] = given.DeepClone();
            }
            else if (twin[field] is JObject)
            {
                twin.Remove(field);
            }
        }
    }

    public void Annotate(StoredObject twin, string name, string value) => ClusterSteps.Annotate(twin, name, value);

    public void Set(StoredObject twin, string condition, string status, string message = "", string reason = "") =>
        Put(twin, KubeConditions.Of(world, condition, status, message, reason));

    public static void Begin(StoredObject twin, string condition) => Put(twin, KubeConditions.Begun(condition));

    private static void Put(StoredObject twin, JObject made)
    {
        var conditions = (JArray)twin.Body["conditions"]!;
        if (conditions.FirstOrDefault(c => (string?)c["type"] == (string?)made["type"]) is { } old)
        {
            old.Replace(made);
        }
        else
        {
            conditions.Add(made);
        }
    }

    /// <summary>The one-word state: what the planner says, then whether the agent is connected.</summary>
    public void Summarize(StoredObject twin)
    {
        if (twin.IsRemoving)
        {
            return;
        }

        JToken? Find(string type) => ((JArray)twin.Body["conditions"]!).FirstOrDefault(c => (string?)c["type"] == type);
        var (state, message, transitioning) = Find("Pending") is { } pending && (string?)pending["status"] != "True" ? ("pending", "", "yes")
            : Find("Updated") is { } updated && (string?)updated["status"] != "True" ? ("updating", (string?)updated["message"] ?? "", "yes")
            : Find("Ready") is { } ready && (string?)ready["status"] != "True" ? ("unavailable", (string?)ready["message"] ?? "", "yes")
            : ("active", "", "no");
        twin.Body["state"] = state;
        twin.Body["transitioning"] = transitioning;
        twin.Body["transitioningMessage"] = message;
    }

    public JObject Info(SteveObject cluster, int nodes)
    {
        var info = new JObject
        {
            ["machineProvider"] = (cluster.Body.SelectToken("spec.rkeConfig.machinePools") as JArray)?.FirstOrDefault()?["machineConfigRef"]?["kind"] is { } kind
                ? ((string)kind!).Replace("Config", "", StringComparison.Ordinal).ToLowerInvariant()
                : "custom",
            ["nodeCount"] = nodes,
            ["provisioningClusterRef"] = new JObject
            {
                ["apiVersion"] = cluster.Type.ApiVersion, ["kind"] = cluster.Type.Kind, ["name"] = cluster.Name, ["namespace"] = cluster.Namespace,
            },
        };
        if ((string?)cluster.Spec["kubernetesVersion"] is { Length: > 0 } version)
        {
            info["kubernetesVersion"] = version;
        }

        return info;
    }

    public void Remove(StoredObject twin)
    {
        behavior("cluster").AfterRemoval(twin);
        world.Store.Remove("cluster", twin.Id);
    }

    public static string? DistributionOf(SteveObject cluster) => (string?)cluster.Spec["kubernetesVersion"] is not { } version ? null
        : version.Contains("+k3s", StringComparison.Ordinal) ? "k3s"
        : version.Contains("+rke2", StringComparison.Ordinal) ? "rke2"
        : null;

    private static JObject Labels(SteveObject cluster)
    {
        var labels = (JObject?)cluster.Metadata["labels"]?.DeepClone() ?? [];
        labels[ObjectSet.HashLabel] = ObjectSet.Hash("management", cluster.Namespace!, cluster.Name);
        return labels;
    }

    private static JObject Annotations(SteveObject cluster)
    {
        var annotations = ObjectSet.Annotations("cluster-create", "provisioning.cattle.io/v1, Kind=Cluster", cluster.Namespace!, cluster.Name);
        annotations["provisioning.cattle.io/administrated"] = ProvisioningClusters.HasNodes(cluster) ? "true" : "false";
        foreach (var (name, value) in cluster.Metadata["annotations"] as JObject ?? [])
        {
            if (name is not ("field.cattle.io/creatorId" or DisplayName))
            {
                annotations[name] = value!.DeepClone();
            }
        }

        if (ProvisioningClusters.HasNodes(cluster))
        {
            annotations[DisplayName] = cluster.Name;
        }

        return annotations;
    }

    /// <summary>What registration commands put before the scripts they run.</summary>
    private static void Environment(SteveObject cluster, StoredObject twin)
    {
        var variables = new JArray((cluster.Spec["agentEnvVars"] as JArray ?? []).Select(variable => variable.DeepClone()));
        if ((string?)cluster.Body.SelectToken("spec.rkeConfig.dataDirectories.systemAgent") is { Length: > 0 } folder)
        {
            variables.Add(new JObject { ["name"] = "CATTLE_AGENT_VAR_DIR", ["value"] = folder });
        }

        twin.Hidden[SystemAgentCommands.Environment] = variables.ToString(Newtonsoft.Json.Formatting.None);
    }
}
