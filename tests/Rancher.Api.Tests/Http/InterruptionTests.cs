using System.Net.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

/// <summary>What becomes of a write that was sent when the user interrupts.</summary>
public sealed class InterruptionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None);
    private ScriptedServer _server = null!;
    private RancherClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _client = TestClient.Of(_server, _clock);
    }

    public async Task DisposeAsync()
    {
        _release.TrySetResult();
        _client.Dispose();
        _stop.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task Write_AnswerComesAfterTheInterruption_IsReturned(string method)
    {
        _server.On($"{method} /v3/x", AfterRelease("""{"id":"x"}"""));
        var call = _client.Http.SendAsync(new HttpMethod(method), "/v3/x", new JObject(), _stop.Token);
        await _server.FirstRequest;

        await _stop.CancelAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _release.SetResult();

        ((string?)(await call.WaitAsync(TimeSpan.FromSeconds(10))).Object!["id"]).Should().Be("x");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task Write_InterruptedBefore_IsNotSent(string method)
    {
        _server.On($"{method} /v3/x", Replies.Json(200, """{"id":"x"}"""));
        await _stop.CancelAsync();

        await FluentActions.Awaiting(() => _client.Http.SendAsync(new HttpMethod(method), "/v3/x", new JObject(), _stop.Token)).Should().ThrowAsync<OperationCanceledException>();

        _server.FirstRequest.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Post_AnswerDoesNotCome_IsALostAnswerAfterTheGrace()
    {
        _server.On("POST /v3/x", Replies.Hang);
        var call = _client.Http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), _stop.Token);
        await _server.FirstRequest;

        await _stop.CancelAsync();
        _clock.Advance(WriteGrace.Length);

        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(10))).Should().ThrowAsync<AnswerLostException>();
    }

    [Fact]
    public async Task Put_AnswerDoesNotCome_IsInterrupted()
    {
        _server.On("PUT /v3/x", Replies.Hang);
        var call = _client.Http.SendAsync(HttpMethod.Put, "/v3/x", new JObject(), _stop.Token);
        await _server.FirstRequest;

        await _stop.CancelAsync();
        _clock.Advance(WriteGrace.Length);

        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(10))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Create_InterruptedAndAnsweredByAProxy_IsLookedUp()
    {
        _server.On("POST /v3/projects", AfterRelease("<html>", 502, "text/html"))
            .On("GET /v3/projects?name=web", Replies.Ok("""{"data":[{"id":"c-a:p-b","name":"web"}]}"""));
        var call = _client.Norman.CreateOrFindAsync(
            "projects", new JObject { ["name"] = "web" }, new Dictionary<string, string> { ["name"] = "web" }, _ => true, _stop.Token);
        await _server.FirstRequest;

        await _stop.CancelAsync();
        _release.SetResult();

        ((string?)(await call.WaitAsync(TimeSpan.FromSeconds(10)))["id"]).Should().Be("c-a:p-b");
    }

    [Fact]
    public async Task Send_InterruptedBefore_SendsNothing()
    {
        await _stop.CancelAsync();

        await FluentActions.Awaiting(() => _client.Http.SendAsync(HttpMethod.Post, "/v3/x", new JObject(), _stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        _server.Received.Should().BeEmpty();
    }

    private Reply AfterRelease(string body, int status = 200, string type = "application/json") => async context =>
    {
        await _release.Task;
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    };
}
