using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json.Linq;
using Rancher.Api.Connections;
using Rancher.Api.Json;
using RestSharp;
using RestSharp.Interceptors;

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
        var body = new AnswerBody();
        var rest = Translate(request);
        rest.Interceptors = [new BodyTaker(body)];
        var answer = await _rest.ExecuteAsync(rest, ct);
        ct.ThrowIfCancellationRequested();
        if (answer.ErrorException is { } problem)
        {
            throw problem;
        }

        var (json, text) = Read(body);
        return new RancherResponse((int)answer.StatusCode, json, text)
        {
            Size = body.Length,
            ContentType = (answer.ContentType ?? "").Split(';')[0].Trim(),
            RetryAfter = Headers(answer, "Retry-After").FirstOrDefault(),
            Location = Headers(answer, "Location").FirstOrDefault(),
            Warnings = [.. Headers(answer, "Warning")],
        };
    }

    public void Dispose() => _rest.Dispose();

    /// <summary>The text itself is kept only where it is no JSON.</summary>
    private static (JToken? Json, string Text) Read(AnswerBody body)
    {
        if (body.IsObjectOrList)
        {
            using var json = body.ReadLast();
            if (JsonText.Read(json) is JContainer token)
            {
                return (token, "");
            }
        }

        // Actions answer with null, alone or before an object; and a text such as "404 page not found" begins with a number.
        using var text = body.Read();
        var whole = text.ReadToEnd();
        return JsonText.Read(whole) is JContainer behind ? (behind, "") : (null, whole);
    }

    private static AnswerLimit NewHandler(ServerTrust trust, TimeSpan answerTimeout) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        // Those of the environment, read as Terraform and its other providers read them.
        Proxy = EnvironmentProxy.Read(Environment.GetEnvironmentVariable),
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        // Shorter than the wait for an answer, so that a server that cannot be reached is told from a slow one.
        ConnectTimeout = answerTimeout / 4,
        // A load balancer may move the name to another address while a long apply runs.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (connection, certificate, chain, errors) =>
                trust.Accepts((connection as SslStream)?.TargetHostName, certificate, chain, errors),
        },
    });

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

    /// <summary>Says with the request where the body of its answer goes.</summary>
    private sealed class BodyTaker(AnswerBody body) : Interceptor
    {
        public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
        {
            requestMessage.Options.Set(AnswerLimit.Key, body);
            return ValueTask.CompletedTask;
        }
    }
}
