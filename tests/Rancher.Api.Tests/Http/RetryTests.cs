using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class RetryTests : IAsyncLifetime
{
    private readonly AutoAdvancingClock _clock = new();
    private ScriptedServer _server = null!;

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Get_BusyThenWell_IsRepeated(int status)
    {
        _server.On("GET /v3/x", Replies.Text(status, "text/plain", "busy"), Replies.Ok("""{"id":"x"}"""));
        using var http = NewHttp();

        var response = await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        response.Status.Should().Be(200);
        _server.Received.Should().HaveCount(2);
        _clock.Pauses.Should().ContainSingle().Which.Should().BeGreaterThan(TimeSpan.FromMilliseconds(200)).And.BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(500)]
    public async Task Get_OtherErrors_AreFinal(int status)
    {
        _server.On("GET /v3/x", Replies.Error(status, "Whatever"));
        using var http = NewHttp();

        (await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None)).Status.Should().Be(status);
        _server.Received.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("""{"type":"error","status":503,"code":"ClusterUnavailable","message":"ClusterUnavailable 503: cluster not found"}""")]
    [InlineData("""{"Code":{"Code":"ClusterUnavailable","Status":503},"Message":"cluster not provisioned"}""")]
    public async Task Get_ClusterUnavailable_IsAnAnswerAndNotRepeated(string body)
    {
        _server.On("GET /v3/x", Replies.Json(503, body));
        using var http = NewHttp();

        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Get_RetryAfterSeconds_IsHonoured()
    {
        _server.On("GET /v3/x", Replies.Json(503, "{}", ("Retry-After", "7")), Replies.Ok("{}"));
        using var http = NewHttp();

        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _clock.Pauses.Should().Equal(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Get_RetryAfterDate_IsHonoured()
    {
        var date = _clock.Start.AddSeconds(9).ToString("R", CultureInfo.InvariantCulture);
        _server.On("GET /v3/x", Replies.Json(429, "{}", ("Retry-After", date)), Replies.Ok("{}"));
        using var http = NewHttp();

        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _clock.Pauses.Should().ContainSingle().Which.TotalSeconds.Should().BeInRange(7.5, 9.5);
    }

    [Fact]
    public async Task Get_RetryAfterBeyondTimeout_ReturnsTheAnswerAtOnce()
    {
        _server.On("GET /v3/x", Replies.Json(503, "{}", ("Retry-After", "3600")));
        using var http = NewHttp();

        (await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None)).Status.Should().Be(503);
        _clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task Get_ServerSeenBefore_StopsAfterMaxAttempts()
    {
        _server.On("GET /v3/ok", Replies.Ok("{}")).On("GET /v3/x", Replies.Json(503, "{}"));
        using var http = NewHttp();
        await http.SendAsync(HttpMethod.Get, "/v3/ok", null, CancellationToken.None);

        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _server.Received.Count(r => r.Target == "/v3/x").Should().Be(5);
    }

    [Fact]
    public async Task Get_ServerStarting_IsRepeatedUntilTimeout()
    {
        _server.On("GET /v3/x", Replies.Text(503, "text/plain", "no endpoints"));
        using var http = NewHttp();

        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _server.Received.Should().HaveCountGreaterThan(10);
        _clock.Pauses.Sum(p => p.TotalSeconds).Should().BeInRange(110, 120);
    }

    [Fact]
    public async Task Get_BrokenInsideBody_IsRepeated()
    {
        _server.On("GET /v3/x", Replies.DropInsideBody, Replies.Ok("""{"id":"whole"}"""));
        using var http = NewHttp();

        var response = await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        ((string?)response.Object?["id"]).Should().Be("whole");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Send_IdempotentMethodLosesAnswer_IsRepeated(string method)
    {
        _server.On($"{method} /v3/x", Replies.Drop, Replies.Ok("{}"));
        using var http = NewHttp();

        (await http.SendAsync(new HttpMethod(method), "/v3/x", null, CancellationToken.None)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Post_AnswerLost_IsNeverRepeated()
    {
        _server.On("POST /v3/x", Replies.Drop);
        using var http = NewHttp();

        var call = () => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None);

        (await call.Should().ThrowAsync<AnswerLostException>()).WithMessage("*may have been carried out*");
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Post_AnswerLostOnReusedConnection_IsNeverRepeated()
    {
        _server.On("GET /v3/x", Replies.Ok("{}")).On("POST /v3/x", Replies.Drop);
        using var http = NewHttp();
        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        var call = () => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject { ["name"] = "x" }, CancellationToken.None);

        await call.Should().ThrowAsync<AnswerLostException>();
        _server.Received.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task PostWithoutBody_AnswerLostOnReusedConnection_IsNeverRepeated()
    {
        _server.On("GET /v3/x", Replies.Ok("{}")).On("POST /v3/x", Replies.Drop);
        using var http = NewHttp();
        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        var call = () => http.SendAsync(HttpMethod.Post, "/v3/x", null, CancellationToken.None);

        await call.Should().ThrowAsync<AnswerLostException>();
        _server.Received.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Post_ProxyError_IsALostAnswerAndNotRepeated(int status)
    {
        _server.On("POST /v3/x", Replies.Json(status, "{}"));
        using var http = NewHttp();

        var call = () => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None);

        (await call.Should().ThrowAsync<AnswerLostException>()).WithMessage($"*POST /v3/x with {status}*may have been carried out*");
        _server.Received.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Post_WebPage_IsALostAnswer(int status)
    {
        _server.On("POST /v3/x", Replies.Text(status, "text/html", "<html>"));
        using var http = NewHttp();

        await FluentActions.Awaiting(() => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Should().ThrowAsync<AnswerLostException>();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Post_WebPageThatRefuses_IsNoLostAnswer(int status)
    {
        _server.On("POST /v3/x", Replies.Text(status, "text/html", "<html>"));
        using var http = NewHttp();

        var thrown = await FluentActions.Awaiting(() => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Should().ThrowAsync<RancherTransportException>();

        thrown.Which.Should().NotBeOfType<AnswerLostException>();
    }

    [Fact]
    public async Task Post_ClusterUnavailable_IsARefusal()
    {
        _server.On("POST /v3/x", Replies.Json(503, """{"type":"error","status":503,"code":"ClusterUnavailable"}"""));
        using var http = NewHttp();

        (await http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Status.Should().Be(503);
    }

    [Fact]
    public async Task Get_JsonThatDoesNotEnd_IsRepeated()
    {
        _server.On("GET /v3/x", Replies.Ok("""{"id":"x","a":"""), Replies.Ok("""{"id":"x"}"""));
        using var http = NewHttp();

        ((string?)(await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None)).Object!["id"]).Should().Be("x");
    }

    [Fact]
    public async Task Post_JsonThatDoesNotEnd_IsALostAnswer()
    {
        _server.On("POST /v3/x", Replies.Json(201, """{"id":"x","a":"""));
        using var http = NewHttp();

        await FluentActions.Awaiting(() => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Should().ThrowAsync<AnswerLostException>();
    }

    [Fact]
    public async Task Get_RetryAfterLongerThanTheTimeout_SaysSo()
    {
        _server.On("GET /v3/x", Replies.Json(429, "{}", ("Retry-After", "3600")));
        using var http = NewHttp();

        var call = () => http.SendOrThrowAsync(new RancherRequest(HttpMethod.Get, "/v3/x"), CancellationToken.None);

        (await call.Should().ThrowAsync<RancherException>()).WithMessage("*asks to wait 3600 seconds*longer than the timeout*");
        _server.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task Post_TooManyRequests_IsRepeated()
    {
        _server.On("POST /v3/x", Replies.Json(429, "{}"), Replies.Json(201, "{}"));
        using var http = NewHttp();

        (await http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Status.Should().Be(201);
    }

    [Fact]
    public async Task Post_DeclaredRepeatable_IsRepeated()
    {
        _server.On("POST /v3/x", Replies.Drop, Replies.Json(503, "{}"), Replies.Json(201, "{}"));
        using var http = NewHttp();

        var response = await http.SendAsync(new RancherRequest(HttpMethod.Post, "/v3/x") { Repeatable = true }, CancellationToken.None);

        response.Status.Should().Be(201);
    }

    [Fact]
    public async Task Post_ConnectionRefused_IsRepeatedUntilTheServerIsUp()
    {
        var port = FreePort();
        ScriptedServer? late = null;
        var log = new RecordingLog(_ => late ??= ScriptedServer.StartAsync(port: port).GetAwaiter().GetResult().On("POST /v3/x", Replies.Json(201, "{}")));
        using var http = new RancherHttp(TestClient.Connection(new Uri($"http://127.0.0.1:{port}"), _clock), log);

        (await http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None)).Status.Should().Be(201);

        log.Entries.Should().HaveCount(2);
        log.Entries[0].Failure.Should().Contain("No connection to");
        await late!.DisposeAsync();
    }

    [Fact]
    public async Task Get_NothingListens_FailsAfterTimeoutAndSaysHowLongItTried()
    {
        using var http = new RancherHttp(TestClient.Connection(new Uri($"http://127.0.0.1:{FreePort()}"), _clock));

        var call = () => http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        var thrown = await call.Should().ThrowAsync<RancherTransportException>();
        thrown.Which.Fault.Should().Be(TransportFault.Refused);
        thrown.WithMessage("*reachable from this machine?*Tried * times in 1* seconds*");
    }

    [Fact]
    public async Task Get_WebhookNotUpYet_IsRepeated()
    {
        _server.On(
            "PUT /v3/x",
            Replies.Error(500, "InternalError", "Internal error occurred: failed calling webhook: Post: dial tcp 10.43.0.1:443: connect: connection refused"),
            Replies.Ok("{}"));
        using var http = NewHttp();

        (await http.SendAsync(HttpMethod.Put, "/v3/x", new JObject(), CancellationToken.None)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Send_Cancelled_StopsWithinASecond()
    {
        _server.On("GET /v3/x", Replies.Hang);
        using var http = new RancherHttp(TestClient.Connection(_server.Url, TimeProvider.System));
        using var stop = new CancellationTokenSource();
        var call = http.SendAsync(HttpMethod.Get, "/v3/x", null, stop.Token);
        await _server.FirstRequest;

        await stop.CancelAsync();

        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(1))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Send_CancelledDuringPause_StopsWithinASecond()
    {
        _server.On("GET /v3/x", Replies.Json(503, "{}", ("Retry-After", "60")));
        using var stop = new CancellationTokenSource();
        using var http = new RancherHttp(TestClient.Connection(_server.Url, TimeProvider.System), new RecordingLog(_ => stop.CancelAfter(10)));

        var call = http.SendAsync(HttpMethod.Get, "/v3/x", null, stop.Token);

        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(2))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Get_NoAnswerInTime_SaysSo()
    {
        _server.On("GET /v3/x", Replies.Hang);
        var connection = TestClient.Connection(_server.Url, TimeProvider.System) with { AnswerTimeout = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.Zero };
        using var http = new RancherHttp(connection);

        var call = () => http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        (await call.Should().ThrowAsync<RancherTransportException>()).Which.Fault.Should().Be(TransportFault.TimedOut);
    }

    [Fact]
    public async Task Post_HandshakeNeverEnds_WasNeverSent()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var url = new Uri($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        // A quarter of this is for the connection; the rest is far more than a busy machine is late.
        var connection = TestClient.Connection(url, TimeProvider.System) with { AnswerTimeout = TimeSpan.FromSeconds(8), Timeout = TimeSpan.Zero };
        using var http = new RancherHttp(connection);

        var call = () => http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), CancellationToken.None);

        var thrown = await call.Should().ThrowAsync<RancherTransportException>();
        thrown.Which.Should().NotBeOfType<AnswerLostException>();
        thrown.Which.Fault.Should().Be(TransportFault.Refused);
    }

    private RancherHttp NewHttp() => new(TestClient.Connection(_server.Url, _clock));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
