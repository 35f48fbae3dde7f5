using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Connections;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>
/// Requests to one Rancher server: sent, repeated where that is safe, logged without secrets, and turned into an answer or an exception
/// that explains itself. Nothing connects before the first request.
/// </summary>
public sealed class RancherHttp : IDisposable
{
    private readonly RancherConnection _connection;
    private readonly IRequestLog? _log;
    private readonly RetryPolicy _retries;
    private readonly Lazy<HttpTransport> _transport;
    private volatile bool _serverSeen;

    public RancherHttp(RancherConnection connection, IRequestLog? log = null)
    {
        _connection = connection;
        _log = log;
        _retries = new RetryPolicy(connection);
        Conflicts = new ConflictRetries(connection.Clock);
        _transport = new Lazy<HttpTransport>(() => new HttpTransport(connection));
    }

    internal TimeProvider Clock => _connection.Clock;

    internal ConflictRetries Conflicts { get; }

    /// <summary>Sends a request and returns the answer, errors of Rancher included.</summary>
    public Task<RancherResponse> SendAsync(HttpMethod method, string path, JToken? body, CancellationToken ct) =>
        SendAsync(new RancherRequest(method, path, body), ct);

    /// <summary>Sends a request and returns the answer, errors of Rancher included.</summary>
    /// <exception cref="RancherTransportException">No answer of Rancher came.</exception>
    /// <exception cref="AnswerLostException">A request that cannot be repeated may or may not have been carried out.</exception>
    public async Task<RancherResponse> SendAsync(RancherRequest request, CancellationToken ct)
    {
        while (true)
        {
            var attempts = new RequestAttempts(request, Clock.GetTimestamp(), () => _serverSeen);
            var outcome = await _retries.RunAsync(attempts, AttemptAsync, ct);
            if (outcome.Response is { } redirect && WithSlash(request, redirect) is { } corrected)
            {
                request = corrected;
                continue;
            }

            return outcome.Response is { } response
                ? Usable(request, response)
                : throw Final(request, outcome.Failure!, attempts.Count, Clock.GetElapsedTime(attempts.Started));
        }
    }

    /// <summary>Sends a request and returns the answer; an error of Rancher is thrown.</summary>
    /// <exception cref="RancherException">Rancher refused.</exception>
    public async Task<RancherResponse> SendOrThrowAsync(RancherRequest request, CancellationToken ct)
    {
        var response = await SendAsync(request, ct);
        return response.IsSuccess ? response : throw new RancherException(ErrorOf(request, response));
    }

    /// <summary>What an unsuccessful answer says.</summary>
    public static RancherError ErrorOf(RancherRequest request, RancherResponse response) => ErrorReader.Read(request, response);

    public void Dispose()
    {
        if (_transport.IsValueCreated)
        {
            _transport.Value.Dispose();
        }
    }

    private async Task<AttemptOutcome> AttemptAsync(RequestAttempts attempts, CancellationToken ct)
    {
        var request = attempts.Request;
        var started = Clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_connection.AnswerTimeout, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        AttemptOutcome outcome;
        try
        {
            var response = await _transport.Value.SendAsync(request, either.Token);
            var error = response.IsSuccess ? null : ErrorOf(request, response);
            // 502 and 503 come from what stands before a Rancher that is still starting.
            _serverSeen |= response.Status is not (502 or 503) || error is { IsClusterUnavailable: true };
            outcome = new AttemptOutcome(response, error, null);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            var failure = TransportFaults.Explain(problem, _connection.Url, _transport.Value.CertificateProblem, _connection.AnswerTimeout);
            outcome = new AttemptOutcome(null, null, failure);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }

        _log?.Write(new RequestLogEntry(request, outcome.Response, outcome.Failure?.Message, Clock.GetElapsedTime(started), attempts.Count));
        return outcome;
    }

    /// <summary>
    /// Rancher 2.15 redirects its roots, <c>/v3</c> among them, to the same path with a slash behind it. That one is followed: it leads to
    /// the same server, 307 and 308 keep method and body, and a request that is redirected has not been carried out.
    /// </summary>
    private RancherRequest? WithSlash(RancherRequest request, RancherResponse response)
    {
        if (response is not { Status: 307 or 308, Location: { } location } || !Uri.TryCreate(_connection.Url, location, out var target))
        {
            return null;
        }

        var question = request.Path.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (request.Path, "") : (request.Path[..question], request.Path[question..]);
        var slashed = new Uri(_connection.Url.AbsoluteUri.TrimEnd('/') + path + "/");
        return !path.EndsWith('/') && target.Authority == slashed.Authority && target.AbsolutePath == slashed.AbsolutePath
            ? request with { Path = $"{path}/{query}" }
            : null;
    }

    /// <summary>A page of HTML or a redirect is not Rancher's API, whatever its status says.</summary>
    private RancherResponse Usable(RancherRequest request, RancherResponse response)
    {
        var place = _connection.Url.AbsoluteUri.TrimEnd('/');
        if (response.Status is 301 or 302 or 307 or 308)
        {
            var target = SecretMask.Text(response.Location ?? "nowhere");
            throw new RancherTransportException(
                TransportFault.NotRancher, $"{place} redirects {request} to {target}. Set api_url to the address that answers itself.");
        }

        var isPage = response.ContentType == "text/html" || response.RawText.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);
        if (response.Body is null && isPage)
        {
            throw new RancherTransportException(
                TransportFault.NotRancher,
                $"{place} answered with a web page ({response.Status}) instead of the Rancher API. Check api_url, and any proxy on the way.");
        }

        return response;
    }

    private static RancherTransportException Final(RancherRequest request, RancherTransportException failure, int attempts, TimeSpan elapsed)
    {
        if (!request.Repeatable && !TransportFaults.NeverSent(failure.Fault))
        {
            var message = $"{failure.Message} {request} was sent and may have been carried out, so it is not repeated.";
            return new AnswerLostException(failure.Fault, message, failure.InnerException);
        }

        return attempts == 1
            ? failure
            : new RancherTransportException(
                failure.Fault, $"{failure.Message} Tried {attempts} times in {elapsed.TotalSeconds:0} seconds.", failure.InnerException);
    }
}
