using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Rancher.Api.Connections;
using Rancher.Api.Json;
using RestSharp;

namespace Rancher.Api.Http;

/// <summary>Sends one request once. The only place that knows RestSharp, and the owner of the connections to the server.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly RancherConnection _connection;
    private readonly ServerTrust _trust;
    private readonly RestClient _rest;

    public HttpTransport(RancherConnection connection)
    {
        _connection = connection;
        var authorities = new X509Certificate2Collection();
        if (connection.CaCertificates is { Length: > 0 } pem)
        {
            authorities.ImportFromPem(pem);
        }

        _trust = new ServerTrust(authorities, () => SystemAuthorities.Trusted, connection.Insecure, connection.Clock);
        _rest = new RestClient(NewHandler(_trust, connection.AnswerTimeout), disposeHandler: true, options =>
        {
            options.UserAgent = connection.UserAgent;
            // Time-outs belong to the caller, who has the clock.
            options.Timeout = Timeout.InfiniteTimeSpan;
            // A followed redirect turns POST into GET and may carry the token to another host.
            options.FollowRedirects = false;
            // An error of Rancher is an answer; exceptions are left for requests without one.
            options.SetErrorExceptionOnUnsuccessfulStatusCode = false;
        });
    }

    public CertificateProblem? CertificateProblem => _trust.Problem;

    public async Task<RancherResponse> SendAsync(RancherRequest request, CancellationToken ct)
    {
        var answer = await _rest.ExecuteAsync(Translate(request), ct);
        ct.ThrowIfCancellationRequested();
        if (answer.ErrorException is { } problem)
        {
            throw problem;
        }

        var text = answer.Content ?? "";
        return new RancherResponse((int)answer.StatusCode, JsonText.Read(text), text)
        {
            ContentType = (answer.ContentType ?? "").Split(';')[0].Trim(),
            RetryAfter = Headers(answer, "Retry-After").FirstOrDefault(),
            Location = Headers(answer, "Location").FirstOrDefault(),
            Warnings = [.. Headers(answer, "Warning")],
        };
    }

    public void Dispose() => _rest.Dispose();

    private static SocketsHttpHandler NewHandler(ServerTrust trust, TimeSpan answerTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        // Shorter than the wait for an answer, so that a server that cannot be reached is told from a slow one.
        ConnectTimeout = answerTimeout / 4,
        // A load balancer may move the name to another address while a long apply runs.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors),
        },
    };

    private RestRequest Translate(RancherRequest request)
    {
        var url = new Uri(_connection.Url.AbsoluteUri.TrimEnd('/') + request.Path);
        var method = request.Method.Method switch
        {
            "GET" => Method.Get,
            "POST" => Method.Post,
            "PUT" => Method.Put,
            "DELETE" => Method.Delete,
            "PATCH" => Method.Patch,
            "HEAD" => Method.Head,
            var other => throw new ArgumentException($"No Rancher API uses the method {other}.", nameof(request)),
        };
        var rest = new RestRequest(url, method) { Version = HttpVersion.Version20 };
        rest.AddHeader("Accept", "application/json");
        if (_connection.Credential is { } credential)
        {
            rest.AddHeader("Authorization", credential.Bearer);
        }

        if (request.Body is { } body)
        {
            rest.AddStringBody(JsonText.Write(body), request.ContentType);
        }

        return rest;
    }

    private static IEnumerable<string> Headers(RestResponse answer, string name) =>
        answer.Headers?.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value) ?? [];
}
