using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// Where system agents come in: they register with the token of the cluster, and from then on read and write the Secret of their plan with
/// a key of their own.
/// </summary>
internal sealed partial class AgentDoor(World world, KubeCluster local, ProvisioningClusters clusters, KubeApi kubernetes)
{
    public ApiAnswer Register(ApiRequest request)
    {
        if (request.Header("X-Cattle-Id") is not { Length: > 0 } || request.Method != "GET")
        {
            return ApiAnswer.Empty(401);
        }

        var token = RegistrationTokenLife.Holder(world, Bearer(request));
        if (token is null || clusters.ByTwin(token.Text("clusterId")!) is not { IsRemoving: false } cluster)
        {
            return ApiAnswer.Plain(500, "machine not found by request\n");
        }

        var registration = new Registration(request);
        var name = "custom-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(registration.Id)))[..12];
        if (registration.Labels().Properties().Any(label => !LabelKey().IsMatch(label.Name) || !LabelValue().IsMatch((string)label.Value!)))
        {
            // The real server waits two minutes for a machine that Kubernetes does not take.
            return ApiAnswer.Plain(500, $"timeout waiting for {token.Text("clusterId")}/{name} to be ready\n");
        }

        clusters.Planner.Register(cluster, name, registration);
        var machine = local.Find(SteveTypes.Machines, cluster.Namespace, name)!;
        return ApiAnswer.Ok(new JObject { ["kubeConfig"] = Kubeconfig(machine), ["namespace"] = cluster.Namespace, ["secretName"] = PlanSecrets.NameOf(machine) });
    }

    /// <summary>What the server tells agents about their cluster.</summary>
    public ApiAnswer ClusterInfo(ApiRequest request)
    {
        var field = request.Header("X-Cattle-Field");
        if (string.IsNullOrEmpty(field))
        {
            return ApiAnswer.Plain(500, "no field headers\n");
        }

        var token = RegistrationTokenLife.Holder(world, Bearer(request));
        return token is not null && clusters.ByTwin(token.Text("clusterId")!) is { } cluster
            ? ApiAnswer.Ok(new JObject { [field] = cluster.Spec["kubernetesVersion"]?.DeepClone() })
            : ApiAnswer.Plain(401, "Unauthorized\n");
    }

    /// <summary>Answers an agent that comes with the key of its plan, or null where nobody does.</summary>
    public ApiAnswer? AsAgent(ApiRequest request)
    {
        if (request.Segments is not ["api", "v1", "namespaces", var ns, "secrets", ..] || clusters.Planner.Plans.Holder(Bearer(request)) is not { } machine)
        {
            return null;
        }

        var secret = local.Type(SteveTypes.Secrets);
        var agent = new Caller($"system:serviceaccount:{machine.Namespace}:{PlanSecrets.NameOf(machine)}", "", IsAdmin: false);
        var name = request.Segments.ElementAtOrDefault(5);
        if (name != PlanSecrets.NameOf(machine) || ns != machine.Namespace || request.Method is not ("GET" or "PUT" or "PATCH"))
        {
            return SteveError.Forbidden(agent, name is null ? "list" : "get", secret, ns, name).Answer(kubernetes: true);
        }

        machine.Hidden["own-agent"] = "";
        return kubernetes.Answer(request.Segments, request with { Caller = agent with { IsAdmin = true } });
    }

    private static string Bearer(ApiRequest request) => (request.Header("Authorization") ?? "").Replace("Bearer ", "", StringComparison.Ordinal).Trim();

    private string Kubeconfig(SteveObject machine)
    {
        var authority = world.Setting("cacerts") is { Length: > 0 } pem
            ? $"    certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Trim()))}\n"
            : "";
        return $"apiVersion: v1\nclusters:\n- cluster:\n{authority}    server: {world.Setting("server-url")}\n  name: agent\ncontexts:\n- context:\n    cluster: agent\n    user: agent\n  name: agent\n"
            + $"current-context: agent\nkind: Config\n{(world.Version.Minor < 12 ? "preferences: {}\n" : "")}users:\n- name: agent\n  user:\n    token: {machine.Hidden["key"]}\n";
    }

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$")]
    private static partial Regex LabelValue();
}
