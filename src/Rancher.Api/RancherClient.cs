using Rancher.Api.Http;
using Rancher.Api.Norman;
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

    public RancherClient(RancherConnection connection, IRequestLog? log = null)
    {
        Connection = connection;
        Http = new RancherHttp(connection, log);
        Norman = new NormanApi(Http);
        Reads = new CollectionReads(Norman, connection.Clock);
        Norman.Writing += Reads.Written;
        Steve = new SteveApi(Http);
        Waiter = new Waiter(connection.Clock);
        RegistrationTokens = new RegistrationTokens(Norman, Waiter);
        Kubeconfigs = new Kubeconfigs(Norman);
        Projects = new Projects(Norman);
        _server = new SingleFlight<ServerInfo>(ct => ServerInfo.FetchAsync(Norman, ct));
    }

    /// <summary>How the server is reached.</summary>
    public RancherConnection Connection { get; }

    /// <summary>Requests outside both API styles, such as logins.</summary>
    public RancherHttp Http { get; }

    /// <summary>The API below <c>/v3</c>.</summary>
    public NormanApi Norman { get; }

    /// <summary>Reads of single objects, joined into one where many come at once.</summary>
    public CollectionReads Reads { get; }

    /// <summary>The API below <c>/v1</c>.</summary>
    public SteveApi Steve { get; }

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
    }
}
