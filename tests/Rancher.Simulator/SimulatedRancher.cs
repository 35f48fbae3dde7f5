using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Faults;
using Rancher.Simulator.Server;

namespace Rancher.Simulator;

/// <summary>
/// A Rancher server played on 127.0.0.1: it answers as the recorded servers did, with their checks, defaults, delays and quirks, and can
/// be told to misbehave.
/// </summary>
public sealed class SimulatedRancher : IAsyncDisposable
{
    private readonly World _world;
    private readonly ServerCertificate? _certificate;
    private readonly List<RecordedRequest> _requests = [];
    private WebApplication? _app;
    private Router? _router;

    private SimulatedRancher(SimulatorOptions options)
    {
        _certificate = options.Tls ? ServerCertificate.Create() : null;
        _world = new World(options) { CaPem = _certificate?.CaPem ?? "" };
        Store = new SimulatedStore(_world);
    }

    /// <summary>The address, without a slash at its end.</summary>
    public string Url => _world.Url;

    public string AdminToken => _world.Options.AdminToken;

    /// <summary>The authority that signed the server's certificate; empty for plain HTTP.</summary>
    public string CaPem => _world.CaPem;

    public SimulatedStore Store { get; }

    public FaultList Faults { get; } = new();

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    internal World World => _world;

    public static async Task<SimulatedRancher> StartAsync(SimulatorOptions options, CancellationToken ct)
    {
        var simulator = new SimulatedRancher(options);
        await simulator.ListenAsync(ct);
        return simulator;
    }

    /// <summary>Moves the server's clock on, and lets controllers do what is due by then.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_world.Gate)
        {
            _world.Clock.Advance(by);
        }
    }

    /// <summary>Starts a server process again that ended; its objects are as they were.</summary>
    public void Restart()
    {
        lock (_world.Gate)
        {
            _world.Dead = false;
            if (_world.Version.Minor >= 6)
            {
                // A server that starts looks whether the secrets of its clusters are encrypted, and notes that it has.
                foreach (var cluster in _world.Store.All("cluster"))
                {
                    Clusters.ClusterSteps.Annotate(cluster, "provisioner.cattle.io/encrypt-migrated", "true");
                }
            }
        }
    }

    /// <summary>Forgets the recorded requests.</summary>
    public void ClearRequests()
    {
        lock (_requests)
        {
            _requests.Clear();
        }
    }

    /// <summary>
    /// Puts recorded objects into the server: a map from path (with query for lists) to the answer of a GET. Such objects are answered
    /// as they are, until they are changed.
    /// </summary>
    public void LoadObjects(JObject pathToAnswer)
    {
        lock (_world.Gate)
        {
            LoadedObjects.Load(_world, pathToAnswer);
        }
    }

    /// <summary>The agent of an imported cluster connects: the cluster becomes active and shows its nodes.</summary>
    public void ConnectImported(string clusterId, params IEnumerable<KubernetesNode> nodes)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            var cluster = _world.Store.Find("cluster", clusterId)
                ?? throw new ArgumentException($"The simulator has no cluster {clusterId}.", nameof(clusterId));
            Clusters.ImportedCluster.Connect(_world, cluster, nodes);
            (_router!.Behavior("project") as Projects.ProjectBehavior)?.Connected(clusterId);
            _router.Kubernetes?.ImportIsConnected(clusterId);
        }
    }

    /// <summary>The hosts of an RKE2 or K3s cluster apply their plans and its agent connects, all at once: its nodes are there a moment later.</summary>
    public void RunMachines(string clusterId) => WithKubernetes(kubernetes => kubernetes.RunMachines(clusterId));

    /// <summary>The tunnels to the agent of a cluster are cut: what goes through them fails, and the server notices seconds later.</summary>
    public void CutTunnels(string clusterId) => WithKubernetes(kubernetes => kubernetes.Managed.Cut(Cluster(clusterId)));

    /// <summary>The agent of a cluster connects again.</summary>
    public void OpenTunnels(string clusterId) => WithKubernetes(kubernetes => kubernetes.Managed.Reconnect(Cluster(clusterId)));

    /// <summary>Whether machines carry the label by which members of their cluster see them; the installer of Rancher sets it, and it is there at first.</summary>
    public void IndexMachines(bool indexed)
    {
        lock (_world.Gate)
        {
            _world.MachinesAreIndexed = indexed;
        }
    }

    /// <summary>The registration tokens of a cluster, for stand-ins that join without reading a command.</summary>
    public IReadOnlyList<string> RegistrationTokens(string clusterId)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            return _world.Store.InCluster("clusterRegistrationToken", clusterId).Select(t => t.Hidden.GetValueOrDefault("token", "")).ToList();
        }
    }

    /// <summary>The version counter that an object of Kubernetes has now, by its path below <c>/v1</c>; null where there is none.</summary>
    public string? ResourceVersion(string path)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            return _router?.Kubernetes?.Find(path.Split('?')[0].Trim('/').Split('/'))?.Metadata["resourceVersion"]?.ToString();
        }
    }

    /// <summary>A registration token gets another secret, as those that expire do by themselves.</summary>
    public void ChangeRegistrationToken(string id, string secret)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            var token = _world.Store.Find("clusterRegistrationToken", id) ?? throw new ArgumentException($"The simulator has no registration token {id}.", nameof(id));
            token.Hidden["token"] = secret;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(new CancellationToken(canceled: true));
            await _app.DisposeAsync();
        }

        _certificate?.Dispose();
    }

    private Store.StoredObject Cluster(string id) =>
        _world.Store.Find("cluster", id) ?? throw new ArgumentException($"The simulator has no cluster {id}.", nameof(id));

    private void WithKubernetes(Action<Steve.KubernetesSide> work)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            work(_router?.Kubernetes ?? throw new InvalidOperationException("This server has nothing beside /v3."));
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Parse(_world.Options.Address), _world.Options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (_certificate is not null)
                {
                    listen.UseHttps(_certificate.Certificate);
                }
            });
        });
        if (_certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        _app = builder.Build();
        _router = new Router(_world);
        var front = new HttpFront(_world, _router, Faults, _requests);
        _app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(5) });
        _app.Run(front.HandleAsync);
        await _app.StartAsync(ct);
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _world.Url = addresses.First().TrimEnd('/');
        _router.SeedSettings();
    }
}
