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
        SecretValues.Add(connection.Credential is { } credential ? [credential.Secret] : []);
        _retries = new RetryPolicy(connection);
        Conflicts = new ConflictRetries(connection.Clock);
        LostAnswers = new LostAnswers(this);
        _transport = new Lazy<HttpTransport>(() => new HttpTransport(connection));
    }

    internal TimeProvider Clock => _connection.Clock;

    /// <summary>How long a call may be repeated while the server is busy.</summary>
    internal TimeSpan Patience => _connection.Timeout;

    internal ConflictRetries Conflicts { get; }

    internal LostAnswers LostAnswers { get; }

    private string Place => _connection.Url.AbsoluteUri.TrimEnd('/');

    /// <summary>Sends a request and returns the answer, errors of Rancher included.</summary>
    public Task<RancherResponse> SendAsync(HttpMethod method, string path, JToken? body, CancellationToken ct) =>
        SendAsync(new RancherRequest(method, path, body), ct);

    /// <summary>Sends a request and returns the answer, errors of Rancher included.</summary>
    /// <exception cref="RancherTransportException">No answer of Rancher came.</exception>
    /// <exception cref="AnswerLostException">A request that cannot be repeated may or may not have been carried out.</exception>
    public async Task<RancherResponse> SendAsync(RancherRequest request, CancellationToken ct)
    {
        SecretValues.AddFrom(request.Body);
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
                ? Usable(request, response with { RefusedPause = attempts.RefusedPause }, outcome.Error)
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
        // A write that was sent is given its answer; one that was not yet sent is not sent any more.
        ct.ThrowIfCancellationRequested();
        var request = attempts.Request;
        var watch = new AttemptWatch(_log, request, attempts.Count, Clock);
        using var limit = new CancellationTokenSource(_connection.AnswerTimeout, Clock);
        using var grace = new WriteGrace(Clock, ct);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(request.IsRead ? ct : grace.Token, limit.Token);
        try
        {
            return watch.Ended(await AnswerAsync(attempts, either.Token));
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            return watch.Ended(new AttemptOutcome(null, null, Explain(problem, request)));
        }
        catch (Exception problem) when (!request.Repeatable)
        {
            // The request may have been sent: whoever made it looks for what it made before the operation ends.
            var failure = problem is OperationCanceledException
                ? new RancherTransportException(TransportFault.TimedOut, $"{Place} did not answer {request} before the interruption.", problem)
                : Explain(problem, request);
            return watch.Ended(new AttemptOutcome(null, null, failure));
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            watch.Ended(new AttemptOutcome(null, null, new RancherTransportException(TransportFault.Other, "interrupted")));
            throw new OperationCanceledException(ct);
        }
        finally
        {
            watch.Dispose();
        }
    }

    private async Task<AttemptOutcome> AnswerAsync(RequestAttempts attempts, CancellationToken ct)
    {
        var request = attempts.Request;
        var response = await _transport.Value.SendAsync(request, ct);
        if (response.IsBroken)
        {
            var cut = new RancherTransportException(TransportFault.ConnectionLost,
                $"{Place} answered {request} with {response.Status} and JSON that does not end.");
            return new AttemptOutcome(null, null, cut);
        }

        var error = response.IsSuccess ? null : ErrorOf(request, response);
        // 502 and 503 come from what stands before a Rancher that is still starting.
        if (!request.IsRead)
        {
            // What Rancher shows once: the secret of a token, a kubeconfig.
            SecretValues.AddFrom(response.Body);
        }

        _serverSeen |= response.Status is not (502 or 503) || error is { IsClusterUnavailable: true };
        return new AttemptOutcome(response, error, null);
    }

    private RancherTransportException Explain(Exception problem, RancherRequest request) =>
        TransportFaults.Explain(problem, request, _connection.Url, _transport.Value.CertificateProblem, _connection.AnswerTimeout);

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

    /// <summary>
    /// A page of HTML or a redirect is not Rancher's API, whatever its status says; and an answer of what stands before Rancher does not say whether a request
    /// was carried out that must not be sent again.
    /// </summary>
    private RancherResponse Usable(RancherRequest request, RancherResponse response, RancherError? error)
    {
        if (response.Status is 301 or 302 or 307 or 308)
        {
            var target = SecretMask.Text(response.Location ?? "nowhere");
            throw new RancherTransportException(
                TransportFault.NotRancher, $"{Place} redirects {request} to {target}. Set api_url to the address that answers itself.");
        }

        var isGateway = response.Status is 502 or 503 or 504 && error is not { IsClusterUnavailable: true };
        var failure = response.IsPage
            ? new RancherTransportException(
                response.Status >= 500 ? TransportFault.Unavailable : TransportFault.NotRancher,
                $"{Place} answered {request} with a web page ({response.Status}) instead of the Rancher API. Check api_url, and any proxy on the way.")
            : isGateway && !request.Repeatable
                ? new RancherTransportException(TransportFault.Unavailable, $"{Place} answered {request} with {error}.")
                : null;
        var isUndecided = !request.Repeatable && (isGateway || response.Status is < 300 or >= 500);
        return failure is null ? response : throw (isUndecided ? Lost(request, failure) : failure);
    }

    private static AnswerLostException Lost(RancherRequest request, RancherTransportException failure) =>
        new(failure.Fault, $"{failure.Message} {request} was sent and may have been carried out, so it is not repeated.", failure.InnerException);

    private static RancherTransportException Final(RancherRequest request, RancherTransportException failure, int attempts, TimeSpan elapsed)
    {
        if (!request.Repeatable && !TransportFaults.NeverSent(failure.Fault))
        {
            return Lost(request, failure);
        }

        return attempts == 1
            ? failure
            : new RancherTransportException(
                failure.Fault, $"{failure.Message} Tried {attempts} times in {elapsed.TotalSeconds:0} seconds.", failure.InnerException);
    }
}
