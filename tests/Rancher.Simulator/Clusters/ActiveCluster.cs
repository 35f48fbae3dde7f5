using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>What a cluster shows once its control plane is up: the applied configuration, its address, version and size.</summary>
internal static class ActiveCluster
{
    private static readonly string[] Spec =
    [
        "description", "dockerRootDir", "enableNetworkPolicy", "localClusterAuthEndpoint", "rancherKubernetesEngineConfig", "windowsPreferedCluster",
    ];

    public static void Apply(World world, StoredObject cluster)
    {
        var body = cluster.Body;
        var applied = body["appliedSpec"] as JObject ?? [];
        CopySpec(body, applied);
        body["appliedSpec"] = applied;
        var first = world.Store.InCluster("node", cluster.Id).FirstOrDefault(n => n.Flag("controlPlane"));
        body["apiEndpoint"] = $"https://{first?.Text("ipAddress") ?? "127.0.0.1"}:6443";
        body["caCert"] ??= Convert.ToBase64String("-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVkIGNsdXN0ZXIgYXV0aG9yaXR5\n-----END CERTIFICATE-----\n"u8.ToArray());
        body["agentImage"] = world.Setting("agent-image");
        var version = ((string?)body.SelectToken("rancherKubernetesEngineConfig.kubernetesVersion") ?? "v1.30.5").Split('-')[0];
        var numbers = version.TrimStart('v').Split('.');
        body["version"] = new JObject
        {
            ["buildDate"] = "2024-01-01T00:00:00Z",
            ["compiler"] = "gc",
            ["gitCommit"] = "0000000000000000000000000000000000000000",
            ["gitTreeState"] = "clean",
            ["gitVersion"] = version,
            ["goVersion"] = "go1.22",
            ["major"] = numbers[0],
            ["minor"] = numbers.ElementAtOrDefault(1) ?? "0",
            ["platform"] = "linux/amd64",
        };
        body["componentStatuses"] = new JArray(Healthy("controller-manager", "ok"), Healthy("etcd-0", "{\"health\":\"true\"}"), Healthy("scheduler", "ok"));
    }

    /// <summary>What of a cluster is its specification.</summary>
    public static void CopySpec(JObject body, JObject spec)
    {
        foreach (var field in Spec.Where(f => body[f] is not null))
        {
            spec[field] = body[field]!.DeepClone();
        }

        spec["displayName"] = body["name"]!.DeepClone();
    }

    public static void Count(StoredObject cluster, List<StoredObject> nodes, ServerVersion version)
    {
        var size = new JObject
        {
            ["cpu"] = (4 * nodes.Count).ToString(CultureInfo.InvariantCulture),
            ["memory"] = (8 * nodes.Count).ToString(CultureInfo.InvariantCulture) + "Gi",
            ["pods"] = (110 * nodes.Count).ToString(CultureInfo.InvariantCulture),
        };
        cluster.Body["capacity"] = size;
        cluster.Body["allocatable"] = size.DeepClone();
        if (version.Minor >= 4)
        {
            cluster.Body["nodeCount"] = nodes.Count;
        }

        if (version.Minor >= 11)
        {
            var workers = nodes.Where(n => n.Flag("worker")).ToList();
            var windows = workers.Count(Nodes.NodeLife.IsWindows);
            cluster.Body["linuxWorkerCount"] = workers.Count - windows;
            cluster.Body["windowsWorkerCount"] = windows;
        }
    }

    private static JObject Healthy(string name, string message) => new()
    {
        ["name"] = name,
        ["conditions"] = new JArray(new JObject { ["type"] = "Healthy", ["status"] = "True", ["message"] = message }),
    };
}
