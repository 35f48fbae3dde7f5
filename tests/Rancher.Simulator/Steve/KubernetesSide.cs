using Newtonsoft.Json.Linq;
using Rancher.Simulator.Charts;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Downstream;
using Rancher.Simulator.Management;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Releases;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Steve;

/// <summary>
/// Everything a server from 2.6 on is beside <c>/v3</c>: the Kubernetes cluster it runs in, the provisioning of others, and the way through
/// to these.
/// </summary>
internal sealed class KubernetesSide
{
    private readonly World _world;
    private readonly SteveRules _rules;
    private readonly SteveAccess _access;
    private readonly KubeCluster _local;
    private readonly SteveWriter _writer;
    private readonly SteveApi _api;
    private readonly KubeApi _kubernetes;
    private readonly ProvisioningClusters _clusters;
    private readonly ManagedClusters _managed;
    private readonly ImportedTwins _imported;
    private readonly AgentDoor _door;
    private readonly ReleaseApi _releases;
    private readonly InstallScripts _scripts;
    private readonly Dictionary<string, (SteveApi Steve, KubeApi Kubernetes, Namespaces Namespaces)> _apis = [];

    public KubernetesSide(World world, Func<string, TypeBehavior> behavior)
    {
        _world = world;
        _rules = SteveRules.For(world.Options.SteveVersion ?? world.Options.RancherVersion);
        _access = new SteveAccess(world, _rules);
        _local = new KubeCluster(world, LocalCluster.Id, SteveType.OfServer(ServerVersion.Parse(world.Options.SteveVersion ?? world.Options.RancherVersion)))
        {
            Mirror = new ManagementObjects(world, behavior),
        };
        _writer = new SteveWriter(world, _local);
        _api = new SteveApi(world, _local, _rules, _access, _writer);
        _kubernetes = new KubeApi(world, _local, _access, _writer);
        _managed = new ManagedClusters(world, behavior, Equip);
        _imported = new ImportedTwins(world, _rules, _local, behavior);
        _clusters = new ProvisioningClusters(world, _rules, _local, behavior) { Imported = _imported };
        _clusters.Planner.Managed = _managed;
        _door = new AgentDoor(world, _local, _clusters, _kubernetes);
        _releases = new ReleaseApi(world);
        _scripts = new InstallScripts(world);
        foreach (var name in new[] { "cattle-global-data", "cattle-global-nt", "cattle-system", "default", "fleet-default", "fleet-local", "kube-system" })
        {
            Namespaces.Plant(_local, name);
        }

        _local.Add(_clusters);
        _local.Add(new MachineController(_clusters.Planner));
        _local.Add(new PlanReports(_local, _clusters.Planner));
        _local.Add(new MachineConfigs(world, _local));
        _local.Add(new SingleProxyConfig(_local));
        var namespaces = Common(_local);
        _apis[LocalCluster.Id] = (_api, _kubernetes, namespaces);
        ((RegistrationTokenBehavior)behavior("clusterRegistrationToken")).SecretChanged = TokenSecret;
        ((ClusterBehavior)behavior("cluster")).Marked = Refresh;
        ((Nodes.NodeBehavior)behavior("node")).Followed = _managed.Follow;
        if (behavior("cloudCredential") is CloudCredentialBehavior credentials)
        {
            credentials.Changed = CredentialSecret;
            credentials.UsedBy = id => _local.Objects.All(SteveTypes.Clusters).FirstOrDefault(cluster => Uses(cluster, id))?.Name;
        }
    }

    public ProvisioningClusters Clusters => _clusters;

    public ManagedClusters Managed => _managed;

    /// <summary>Whether a path is one of this side's.</summary>
    public static bool Answers(string[] segments) => segments is ["v1" or "api" or "apis", ..] or ["k8s", "clusters", ..];

    /// <summary>What is answered without the key of a user: agents, scripts, releases.</summary>
    public ApiAnswer? AnswerAnybody(ApiRequest request) => request.Segments switch
    {
        ["v3", "connect", "agent"] => _door.Register(request),
        ["v3", "connect", "cluster-info"] => _door.ClusterInfo(request),
        ["api", ..] => _door.AsAgent(request),
        _ => _scripts.Answer(request) ?? _releases.Answer(request),
    };

    public ApiAnswer Answer(ApiRequest request)
    {
        Refresh();
        if (request.Segments is ["k8s", "clusters", LocalCluster.Id, .. var inside])
        {
            return Route(inside, request, _api, _kubernetes);
        }

        return request.Segments is ["k8s", "clusters", var id, .. var rest] ? Proxy(id, rest, request) : Route(request.Segments, request, _api, _kubernetes);
    }

    /// <summary>Whether anybody may ask for a path of this side without login; the answer shows what is public.</summary>
    public bool IsPublic(ApiRequest request) => request.Method == "GET"
        && request.Segments is ["v1"] or ["v1", "management.cattle.io.settings" or "management.cattle.io.clusters" or "management.cattle.io.projects" or "namespaces"];

    public void Refresh()
    {
        _clusters.FollowTwins(_writer);
        _imported.Follow();
    }

    /// <summary>The agent of an imported cluster has connected.</summary>
    public void ImportIsConnected(string clusterId) => _clusters.ImportIsConnected(clusterId);

    /// <summary>The hosts of a cluster do all their work at once.</summary>
    public void RunMachines(string clusterId) => _clusters.Planner.PlayAll(
        _clusters.ByTwin(clusterId) ?? throw new ArgumentException($"The simulator has no cluster {clusterId} with machines.", nameof(clusterId)));

    /// <summary>An object of the server's own cluster by the parts of its path below <c>/v1</c>.</summary>
    public SteveObject? Find(string[] path) => path switch
    {
        ["v1", var collection, .. var rest] when rest.Length > 0 && _local.FindType(collection) is { } type => _local.Find(type, rest.Length > 1 ? rest[0] : null, rest[^1]),
        ["api", _, "namespaces", var ns, var plural, var name] => _local.Find(plural, ns, name),
        _ => null,
    };

    public void NamespaceChanged(string clusterId, StoredObject twin)
    {
        if (_apis.TryGetValue(clusterId, out var api))
        {
            api.Namespaces.Follow(twin);
        }
    }

    public void NamespaceRemoved(string clusterId, StoredObject twin)
    {
        if (_apis.TryGetValue(clusterId, out var api))
        {
            api.Namespaces.Forget(twin);
        }
    }

    private static ApiAnswer Route(string[] segments, ApiRequest request, SteveApi steve, KubeApi kubernetes) =>
        segments is ["v1", ..] ? steve.Answer(segments, request) : kubernetes.Answer(segments, request);

    private ApiAnswer Proxy(string id, string[] rest, ApiRequest request)
    {
        if (_world.Store.Find("cluster", id) is not { } twin)
        {
            return Router.ProxyError(404, "NotFound", $"clusters.management.cattle.io \"{id}\" not found");
        }

        var isSteve = rest is ["v1", ..];
        if (_managed.Find(id) is null && twin.Text("state") == "active" && !id.StartsWith("c-m-", StringComparison.Ordinal))
        {
            // An imported or RKE cluster became active: it has a Kubernetes API from then on.
            _managed.Add(id);
        }

        if (_managed.Find(id) is null)
        {
            return !isSteve ? Router.ProxyError(503, "ClusterUnavailable", "cluster not provisioned")
                : _rules.Minor >= 15 && rest.Length == 1 && !request.EndsWithSlash
                    ? new ApiAnswer(307, Text: $"<a href=\"{request.Path}/\">Temporary Redirect</a>.\n\n", ContentType: "text/html; charset=utf-8") { Headers = { ["Location"] = request.Path + "/" } }
                : ApiAnswer.Plain(500, $"lost connection to cluster: failed to find Session for client stv-cluster-{id}");
        }

        if (_managed.IsCut(id))
        {
            return ApiAnswer.Plain(500, isSteve
                ? $"lost connection to cluster: failed to find Session for client stv-cluster-{id}"
                : "error trying to reach service: cluster agent disconnected");
        }

        var (steve, kubernetes, _) = _apis[id];
        return Route(rest, request, steve, kubernetes);
    }

    /// <summary>Gives a managed cluster its controllers and its two APIs.</summary>
    private void Equip(KubeCluster cluster)
    {
        var writer = new SteveWriter(_world, cluster);
        var namespaces = Common(cluster);
        cluster.Add(new NodeController(_world, cluster));
        var access = new SteveAccess(_world, _rules) { Inside = cluster.Id };
        _apis[cluster.Id] = (new SteveApi(_world, cluster, _rules, access, writer), new KubeApi(_world, cluster, access, writer), namespaces);
    }

    private Namespaces Common(KubeCluster cluster)
    {
        var namespaces = new Namespaces(_world, cluster);
        namespaces.ShowAll();
        var releases = new ChartReleases(_world, cluster);
        var repositories = new ChartRepositories(_world, cluster, releases);
        cluster.Add(new CoreChecks());
        cluster.Add(namespaces);
        cluster.Add(releases);
        cluster.Add(repositories);
        if (cluster.Types.Any(type => type.Collection == SteveTypes.Repositories))
        {
            repositories.Plant();
        }

        return namespaces;
    }

    /// <summary>The Secret that holds the token of a registration.</summary>
    private void TokenSecret(StoredObject token)
    {
        if (!_world.Version.RegistrationTokensAreSecrets)
        {
            return;
        }

        var space = token.Text("clusterId")!;
        var name = RegistrationTokenBehavior.SecretName(token);
        if (_local.Find(SteveTypes.Secrets, space, name) is { } old)
        {
            _local.Objects.Remove(old);
        }

        if (!_world.Store.Holds(token))
        {
            return;
        }

        if (_local.Find(SteveTypes.Namespaces, null, space) is null)
        {
            Namespaces.Plant(_local, space);
        }

        static string Encode(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
        var data = new JObject(RegistrationTokenLife.SecretOf(token).Select(entry => new JProperty(entry.Key, Encode(entry.Value))));
        var secret = _local.Make(SteveTypes.Secrets, space, name, new JObject { ["type"] = "Opaque", ["data"] = data });
        secret.Metadata["ownerReferences"] = new JArray(new JObject
        {
            ["apiVersion"] = "management.cattle.io/v3", ["kind"] = "ClusterRegistrationToken", ["name"] = token.Text("name"), ["uid"] = token.Body["uuid"]!.DeepClone(),
        });
    }

    /// <summary>The Secret that is a cloud credential; null means that it is gone.</summary>
    private void CredentialSecret(string id, JObject? data)
    {
        var (space, name) = id.Split(':', 2) is [var first, var second] ? (first, second) : ("cattle-global-data", id);
        if (_local.Find(SteveTypes.Secrets, space, name) is { } old)
        {
            _local.Objects.Remove(old);
        }

        if (data is not null)
        {
            _local.Make(SteveTypes.Secrets, space, name, new JObject { ["type"] = "Opaque", ["data"] = data });
        }
    }

    private static bool Uses(SteveObject cluster, string credential) => (string?)cluster.Body.SelectToken("spec.cloudCredentialSecretName") == credential
        || (cluster.Body.SelectToken("spec.rkeConfig.machinePools") as JArray ?? []).Any(pool => (string?)pool["cloudCredentialSecretName"] == credential);
}
