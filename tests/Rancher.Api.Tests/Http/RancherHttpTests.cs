using System.Net.Http;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class RancherHttpTests : IAsyncLifetime
{
    private ScriptedServer _server = null!;

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Send_Always_CarriesTokenAgentAndJson()
    {
        _server.On("POST /v3/x", Replies.Json(201, "{}"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url) with { UserAgent = "terraform-provider-rancher2/1.2.3" });

        await http.SendAsync(HttpMethod.Post, "/v3/x", new JObject { ["name"] = "Zoë" }, CancellationToken.None);

        var request = _server.Received.Single();
        request.Body.Should().Be("""{"name":"Zoë"}""");
        request.Headers["Authorization"].Should().Be($"Bearer token-abcde:{TestClient.Secret}");
        request.Headers["User-Agent"].Should().Be("terraform-provider-rancher2/1.2.3");
        request.Headers["Accept"].Should().Be("application/json");
        request.Headers["Content-Type"].Should().StartWith("application/json");
    }

    [Fact]
    public async Task Send_WithoutCredential_CarriesNoAuthorization()
    {
        _server.On("GET /v3/settings/cacerts", Replies.Ok("{}"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url) with { Credential = null });

        await http.SendAsync(HttpMethod.Get, "/v3/settings/cacerts", null, CancellationToken.None);

        _server.Received.Single().Headers.Should().NotContainKey("Authorization");
    }

    [Theory]
    [InlineData("/v3/projects/c-abcde:p-fghij")]
    [InlineData("/v3/projects?clusterId=c-abcde&name=a%20b%26c%2Bd")]
    [InlineData("/v3/x?sort=name&flag")]
    public async Task Send_Path_ArrivesAsWritten(string path)
    {
        _server.On($"GET {path}", Replies.Ok("{}"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));

        (await http.SendAsync(HttpMethod.Get, path, null, CancellationToken.None)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Send_UrlWithPrefix_KeepsThePrefix()
    {
        _server.On("GET /rancher/v3/x", Replies.Ok("{}"));
        using var http = new RancherHttp(TestClient.Connection(new Uri(_server.Url, "/rancher/v3/")));

        (await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Send_PlainText404_IsAnAnswerThatProvesNothing()
    {
        _server.On("GET /v9/x", Replies.Text(404, "text/plain", "404 page not found\n"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));
        var request = new RancherRequest(HttpMethod.Get, "/v9/x");

        var error = RancherHttp.ErrorOf(request, await http.SendAsync(request, CancellationToken.None));

        error.Message.Should().Be("404 page not found");
        error.IsNotFound.Should().BeTrue();
        error.ProvesAbsence.Should().BeFalse();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Send_WebPage_IsNotRancher(int status)
    {
        _server.On("GET /v3/x", Replies.Text(status, "text/html; charset=utf-8", "<!DOCTYPE html><html></html>"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));

        var call = () => http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        (await call.Should().ThrowAsync<RancherTransportException>()).Which.Fault.Should().Be(TransportFault.NotRancher);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowedAndNamesTheTarget()
    {
        _server.On("GET /v3/x", Replies.Text(302, "text/plain", "", ("Location", "https://rancher.example.org/v3/x")));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));

        var call = () => http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        (await call.Should().ThrowAsync<RancherTransportException>()).WithMessage("*https://rancher.example.org/v3/x*");
    }

    [Fact]
    public async Task Send_NameWithoutAddress_SaysSo()
    {
        using var http = new RancherHttp(TestClient.Connection(new Uri("https://rancher.invalid")));

        var call = () => http.SendAsync(HttpMethod.Get, "/v3", null, CancellationToken.None);

        (await call.Should().ThrowAsync<RancherTransportException>()).WithMessage("*rancher.invalid*has no address*");
    }

    [Theory]
    [InlineData("Name or service not known (proxy.example.com:3128)", HttpRequestError.NameResolutionError, "No connection to the proxy proxy.example.com:3128*rancher.example.com in NO_PROXY*")]
    [InlineData("Connection refused (10.0.0.1:3128)", HttpRequestError.ConnectionError, "No connection to the proxy 10.0.0.1:3128*")]
    [InlineData("Connection refused (rancher.example.com:443)", HttpRequestError.ConnectionError, "No connection to https://rancher.example.com*")]
    [InlineData("Name or service not known (rancher.example.com:443)", HttpRequestError.NameResolutionError, "The host name rancher.example.com of api_url has no address*")]
    public void Explain_TellsAProxyFromTheServer(string said, HttpRequestError error, string sentence) =>
        TransportFaults.Explain(new HttpRequestException(error, said), new RancherRequest(HttpMethod.Get, "/v3"), new Uri("https://rancher.example.com"), null, TimeSpan.FromSeconds(30)).Message.Should().Match(sentence);

    [Fact]
    public async Task Send_Numbers_KeepTheirDigitsAndDatesTheirText()
    {
        const string Body = """{"version":1.10,"created":"2026-11-23T15:43:31Z","big":1795448611000}""";
        _server.On("GET /v3/x", Replies.Ok(Body));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));

        var response = await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        response.Body!.ToString(Newtonsoft.Json.Formatting.None).Should().Be(Body);
    }

    [Fact]
    public async Task Send_SteveWarnings_AreKept()
    {
        _server.On("GET /v1/x", Replies.Json(200, "{}", ("Warning", "299 - unknown field \"spec.a\""), ("Warning", "299 - unknown field \"spec.b\"")));
        using var http = new RancherHttp(TestClient.Connection(_server.Url));

        (await http.SendAsync(HttpMethod.Get, "/v1/x", null, CancellationToken.None)).Warnings.Should().HaveCount(2);
    }

    [Fact]
    public async Task Log_EachAttempt_HasStatusAndMaskedBodies()
    {
        _server.On("POST /v3/users?action=login", Replies.Json(201, $$"""{"name":"token-abcde","token":"token-abcde:{{TestClient.Secret}}"}"""));
        var log = new RecordingLog();
        using var http = new RancherHttp(TestClient.Connection(_server.Url), log);

        await http.SendAsync(HttpMethod.Post, "/v3/users?action=login", new JObject { ["username"] = "admin", ["password"] = "hunter2" }, CancellationToken.None);

        var entry = log.Entries.Single();
        entry.Status.Should().Be(201);
        entry.Attempt.Should().Be(1);
        entry.MaskedRequestBody().Should().Be("""{"username":"admin","password":"***"}""");
        entry.MaskedResponseBody().Should().NotContain(TestClient.Secret).And.Contain("token-abcde");
    }

    [Fact]
    public async Task Construction_Alone_CallsNothing()
    {
        using var client = TestClient.Of(_server);

        await Task.Yield();

        _server.Received.Should().BeEmpty();
    }
}
