using System.Net.Http;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

/// <summary>Tests that measure the memory of the process, and so run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class AnswerLimitTests : IAsyncLifetime
{
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Send_AnswerWithoutAnEnd_IsRefusedWithTheLimit(string type)
    {
        _server.On("GET /v3/x", Endless(type));

        var thrown = await FluentActions.Awaiting(() => _client.Http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None))
            .Should().ThrowAsync<RancherTransportException>();

        thrown.WithMessage("*answer of*GET /v3/x is larger than 64 MB*").Which.Fault.Should().Be(TransportFault.TooLarge);
        _server.Received.Should().HaveCount(1, "it would be as large again");
    }

    /// <summary>A list of objects as they are in Rancher, with documents in their annotations. The server of the test would cost as much again.</summary>
    [Fact]
    public void Read_LargeAnswer_CostsAtMostFourTimesItsSize()
    {
        var item = Encoding.UTF8.GetBytes(
            $$"""{"id":"c-a","name":"web","annotations":{"objectset.rio.cattle.io/applied":"{{new string('x', 4000)}}"},"state":"active","conditions":[{"type":"Ready","status":"True"}]},""");
        var before = Live();
        var body = new AnswerBody();
        body.Add("{\"data\":["u8.ToArray(), 9);
        for (var i = 0; i < 4000; i++)
        {
            body.Add([.. item], item.Length);
        }

        body.Add("null]}"u8.ToArray(), 6);
        using var reader = body.ReadLast();
        var json = JsonText.Read(reader);

        var cost = Live() - before;
        json!["data"].Should().HaveCount(4001);
        ((double)cost / body.Length).Should().BeLessThan(4);
        GC.KeepAlive(json);
        GC.KeepAlive(body);
    }

    [Fact]
    public async Task Send_Json_DoesNotKeepTheTextBesideIt()
    {
        _server.On("GET /v3/x", Replies.Ok("""{"id":"x"}"""));

        var response = await _client.Http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        (response.RawText, response.Size).Should().Be(("", 10));
    }

    private static long Live() => GC.GetTotalMemory(forceFullCollection: true);

    private static Reply Endless(string type) => async context =>
    {
        context.Response.ContentType = type;
        var piece = Encoding.ASCII.GetBytes(new string('1', 1024 * 1024));
        for (var megabytes = 0; megabytes < 70 && !context.RequestAborted.IsCancellationRequested; megabytes++)
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        }
    };
}
