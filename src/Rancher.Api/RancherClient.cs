using System.Collections.Concurrent;
using Rancher.Api.Connections;
using Rancher.Api.Http;
using Rancher.Api.Norman;
using Rancher.Api.Reading;
using Rancher.Api.Servers;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;

namespace Rancher.Api;

/// <summary>
/// One Rancher server, as one user. Making a client calls nothing: the first request connects, and is repeated until
/// <see cref="RancherConnection.Timeout"/> while the server is still starting.
/// </summary>
public sealed class RancherClient : IDisposable
{
    private readonly SingleFlight<ServerInfo> _server;
    private readonly ConcurrentDictionary<string, ManagedCluster> _clusters = new(StringComparer.Ordinal);

    /// <param name="connection">How the server is reached.</param>
    /// <param name="log">Hears of each request.</param>
    /// <param name="waits">Hears what is waited for.</param>
    /// <param name="serverSeen">Hears once what the server says about itself, with what it has.</param>
    public RancherClient(RancherConnection connection, IRequestLog? log = null, IWaitLog? waits = null,
        Action<ServerInfo, IReadOnlyList<string>>? serverSeen = null)
    {
        Connection = connection;
        Http = new RancherHttp(connection, log);
        Norman = new NormanApi(Http);
        Reads = new BatchedReads(new NormanCollections(Norman), connection.Clock);
        Norman.Writing += Reads.Written;
        Steve = new SteveApi(Http);
        SteveReads = new BatchedReads(new SteveCollections(Steve), connection.Clock);
        Steve.Writing += SteveReads.Written;
        Waiter = new Waiter(connection.Clock, waits);
        SteveWaits = new SteveWaits(Steve, Waiter);
        RegistrationTokens = new RegistrationTokens(Norman, Waiter, connection.Clock);
        Kubeconfigs = new Kubeconfigs(Norman, Reads, connection, log);
        Projects = new Projects(Norman);
        _server = new SingleFlight<ServerInfo>(async ct =>
        {
            var server = await ServerInfo.FetchAsync(Norman, ct);
            serverSeen?.Invoke(server, ServerFeature.Main(server.Version));
            return server;
        });
        ProvisioningClusters = new ProvisioningClusters(Steve, Norman);
        Lists = new ServerLists(Norman, Steve);
        Capabilities = new Capabilities(Http, _server.GetAsync);
    }

    /// <summary>How the server is reached.</summary>
    public RancherConnection Connection { get; }

    /// <summary>Requests outside both API styles, such as logins.</summary>
    public RancherHttp Http { get; }

    /// <summary>The API below <c>/v3</c>.</summary>
    public NormanApi Norman { get; }

    /// <summary>Reads of single objects, joined into one where many come at once.</summary>
    public BatchedReads Reads { get; }

    /// <summary>The API below <c>/v1</c>.</summary>
    public SteveApi Steve { get; }

    /// <summary>
    /// Reads of single objects of <see cref="Steve"/>, joined into one where many come at once. A collection is a type, or for types in
    /// namespaces <c>type/namespace</c>; an id is as Steve gives it, <c>namespace/name</c>.
    /// </summary>
    public BatchedReads SteveReads { get; }

    /// <summary>The Kubernetes API of a cluster that Rancher manages.</summary>
    public ManagedCluster Cluster(string id) => _clusters.GetOrAdd(id, which => new ManagedCluster(Steve.OfCluster(which), Connection.Clock));

    /// <summary>Waits for objects of <see cref="Steve"/>.</summary>
    public SteveWaits SteveWaits { get; }

    /// <summary>Clusters of RKE2 and K3s.</summary>
    public ProvisioningClusters ProvisioningClusters { get; }

    /// <summary>What this server has, looked up once.</summary>
    public Capabilities Capabilities { get; }

    /// <summary>What the server has of some kinds, for plans.</summary>
    public ServerLists Lists { get; }

    /// <summary>Waits on the clock of the connection.</summary>
    public Waiter Waiter { get; }

    /// <summary>Tokens with which nodes join.</summary>
    public RegistrationTokens RegistrationTokens { get; }

    /// <summary>Access to the Kubernetes API of clusters.</summary>
    public Kubeconfigs Kubeconfigs { get; }

    /// <summary>The projects every cluster has.</summary>
    public Projects Projects { get; }

    /// <summary>Version and addresses of the server, fetched once.</summary>
    public Task<ServerInfo> ServerAsync(CancellationToken ct) => _server.GetAsync(ct);

    public void Dispose()
    {
        Http.Dispose();
        _server.Dispose();
        Capabilities.Dispose();
        Lists.Dispose();
    }
}
