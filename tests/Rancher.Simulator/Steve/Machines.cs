using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// Hosts that join a provisioning cluster: their registration, and the way of their machines to Running. The system agents are played too:
/// each plan is applied a few seconds after it was made, unless hosts are unreachable.
/// </summary>
internal sealed class Machines(World world, SteveRules rules, SteveObjects objects, ProvisioningClusters clusters, Func<string, SteveType> type)
{
    private const double Step = 3;

    public IEnumerable<SteveObject> Of(SteveObject cluster) => objects.All(SteveTypes.Machines)
        .Where(machine => machine.Namespace == cluster.Namespace && (string?)machine.Body["spec"]?["clusterName"] == cluster.Name);

    public ApiAnswer Register(ApiRequest request)
    {
        if (request.Header("X-Cattle-Id") is not { Length: > 0 } id || request.Method != "GET")
        {
            return ApiAnswer.Empty(401);
        }

        var bearer = (request.Header("Authorization") ?? "").Replace("Bearer ", "", StringComparison.Ordinal).Trim();
        var token = world.Store.All("clusterRegistrationToken").FirstOrDefault(t => t.Hidden.GetValueOrDefault("token") == bearer);
        if (token is null || clusters.ByTwin(token.Text("clusterId")!) is not { } cluster)
        {
            return ApiAnswer.Plain(500, "machine not found by request");
        }

        var name = "custom-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
        if (objects.Find(SteveTypes.Machines, cluster.Namespace, name) is null)
        {
            Add(cluster, name, id, request);
        }

        return ApiAnswer.Ok(new JObject
        {
            ["namespace"] = cluster.Namespace,
            ["secretName"] = name + "-machine-plan",
            ["kubeConfig"] = $"apiVersion: v1\nclusters:\n- cluster:\n    server: {world.Setting("server-url")}\n  name: agent\n",
        });
    }

    public void Remove(SteveObject machine)
    {
        objects.Remove(machine);
        foreach (var (collection, name) in new[] { (SteveTypes.CustomMachines, machine.Name), (SteveTypes.Secrets, machine.Name + "-machine-plan") })
        {
            if (objects.Find(collection, machine.Namespace, name) is { } owned)
            {
                objects.Remove(owned);
            }
        }
    }

    /// <summary>A machine came: perhaps every role has one now.</summary>
    public void Changed(SteveObject cluster)
    {
        var machines = Of(cluster).ToList();
        var isComplete = new[] { "etcd-role", "control-plane-role", "worker-role" }.All(role => machines.Exists(machine => Has(machine, role)));
        if (!isComplete || cluster.Condition("Updated") is null || world.Options.UnreachableHosts)
        {
            return;
        }

        var fresh = machines.Where(machine => machine.Status["phase"] is null or JValue { Value: "Pending" }).ToList();
        fresh.ForEach(machine => machine.Status["phase"] = "Provisioning");
        if (fresh.Count == 0)
        {
            return;
        }

        if ((string?)cluster.Condition("Ready")?["status"] == "True")
        {
            JoinActive(cluster, fresh);
        }
        else
        {
            Bootstrap(cluster, machines.First(machine => Has(machine, "etcd-role")), machines);
        }
    }

    private void Bootstrap(SteveObject cluster, SteveObject first, List<SteveObject> machines)
    {
        string[] messages =
        [
            $"configuring bootstrap node(s) {first.Name}: {rules.BeforeControlPlane}waiting for agent to check in and apply initial plan",
            $"configuring bootstrap node(s) {first.Name}: {rules.BeforeControlPlane}waiting for probes: etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubelet",
            $"configuring bootstrap node(s) {first.Name}: {rules.BeforeControlPlane}waiting for cluster agent to connect",
            $"non-ready bootstrap machine(s) {first.Name} and join url to be available on bootstrap node",
        ];
        for (var i = 0; i < messages.Length; i++)
        {
            var message = messages[i];
            var isReady = i == messages.Length - 1;
            clusters.When(i * Step, cluster, () =>
            {
                if (isReady)
                {
                    cluster.Status["ready"] = true;
                    cluster.Set("Connected", "True");
                }

                clusters.Say(cluster, message);
                machines.ForEach(machine => Report(machine, message.Split(": ", 2)[^1]));
            });
        }

        clusters.When((messages.Length * Step) - 1, cluster, () => machines.ForEach(Run));
        clusters.When(messages.Length * Step, cluster, () =>
        {
            cluster.Status["agentDeployed"] = true;
            cluster.Status["clientSecretName"] = cluster.Name + "-kubeconfig";
            clusters.Say(cluster, "");
        });
    }

    private void JoinActive(SteveObject cluster, List<SteveObject> fresh)
    {
        var names = string.Join(',', fresh.Select(machine => machine.Name));
        clusters.Say(cluster, $"configuring worker node(s) {names}: waiting for agent to check in and apply initial plan");
        clusters.When(Step, cluster, () => clusters.Say(cluster, $"non-ready worker machine(s) {names}"));
        clusters.When(2 * Step, cluster, () =>
        {
            fresh.ForEach(Run);
            clusters.Say(cluster, "");
        });
    }

    private void Add(SteveObject cluster, string name, string id, ApiRequest request)
    {
        var labels = new JObject();
        foreach (var (key, value) in Pairs(request.Header("X-Cattle-Labels")))
        {
            labels[key] = value;
        }

        labels["cluster.x-k8s.io/cluster-name"] = cluster.Name;
        labels["rke.cattle.io/cluster-name"] = cluster.Name;
        labels["rke.cattle.io/machine-id"] = id;
        labels["rke.cattle.io/node-name"] = request.Header("X-Cattle-Node-Name") ?? name;
        foreach (var (header, role) in new[] { ("Etcd", "etcd-role"), ("Control-Plane", "control-plane-role"), ("Worker", "worker-role") })
        {
            if (request.Header("X-Cattle-Role-" + header) == "true")
            {
                labels["rke.cattle.io/" + role] = "true";
            }
        }

        var isNew = rules.MachineVersion == "v1beta2";
        JObject Reference(string kind) => isNew
            ? new JObject { ["apiGroup"] = "rke.cattle.io", ["kind"] = kind, ["name"] = name }
            : new JObject { ["apiVersion"] = "rke.cattle.io/v1", ["kind"] = kind, ["name"] = name, ["namespace"] = cluster.Namespace };
        var machine = Make(SteveTypes.Machines, cluster, name, labels);
        machine.Metadata["finalizers"] = new JArray(machine.Type.Finalizers);
        machine.Body["spec"] = new JObject
        {
            ["bootstrap"] = new JObject { ["configRef"] = Reference("RKEBootstrap") },
            ["clusterName"] = cluster.Name,
            ["infrastructureRef"] = Reference("CustomMachine"),
        };
        machine.Status["phase"] = "Pending";
        Report(machine, rules.BeforeControlPlane + "waiting for agent to check in and apply initial plan");
        Make(SteveTypes.CustomMachines, cluster, name, []);
        Make(SteveTypes.Secrets, cluster, name + "-machine-plan", []).Body["type"] = "rke.cattle.io/machine-plan";
        Changed(cluster);
    }

    private SteveObject Make(string collection, SteveObject cluster, string name, JObject labels)
    {
        var made = type(collection);
        return objects.Add(new SteveObject(made, new JObject
        {
            ["apiVersion"] = made.ApiVersion,
            ["kind"] = made.Kind,
            ["metadata"] = new JObject
            {
                ["name"] = name, ["namespace"] = cluster.Namespace, ["labels"] = labels, ["uid"] = world.Ids.Uuid(), ["creationTimestamp"] = world.Timestamp(), ["generation"] = 1,
            },
        }));
    }

    private void Report(SteveObject machine, string message)
    {
        machine.Set("Reconciled", "Unknown", message, "Waiting");
        objects.Touch(machine);
    }

    private void Run(SteveObject machine)
    {
        var node = (string?)machine.Metadata["labels"]?["rke.cattle.io/node-name"];
        machine.Status["phase"] = "Running";
        machine.Status["nodeRef"] = new JObject { ["name"] = node };
        machine.Body["spec"]!["providerID"] = "rke2://" + node;
        machine.Set("Reconciled", "True");
        machine.Set("Ready", "True");
        objects.Touch(machine);
    }

    private static bool Has(SteveObject machine, string role) => machine.Metadata["labels"]?["rke.cattle.io/" + role] is not null;

    private static IEnumerable<(string Key, string Value)> Pairs(string? text) => (text ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair.ElementAtOrDefault(1) ?? ""));
}
