using System.Net.Http;
using Microsoft.Extensions.Time.Testing;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class LogTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly RecordingLog _log = new();
    private ScriptedServer _server = null!;

    public async Task InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Log_RequestWithoutAnswer_SaysThatItBeginsAndThatItIsSlow()
    {
        _server.On("GET /v3/clusters?token=s3cr3t", Replies.Hang);
        using var stop = new CancellationTokenSource();
        using var http = new RancherHttp(TestClient.Connection(_server.Url, _clock), _log);
        var call = http.SendAsync(HttpMethod.Get, "/v3/clusters?token=s3cr3t", null, stop.Token);
        await _server.FirstRequest;
        _log.Running.Should().Equal("GET /v3/clusters?token=*** begins (1)");

        _clock.Advance(AttemptWatch.SlowAfter);
        _log.Running.Should().Equal("GET /v3/clusters?token=*** begins (1)", "GET /v3/clusters?token=*** has had no answer for 5 s (1)");

        await stop.CancelAsync();
        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(10))).Should().ThrowAsync<OperationCanceledException>();
        _log.Entries.Single().Failure.Should().Be("interrupted");
    }

    [Fact]
    public async Task Log_QuickAnswer_IsNotCalledSlow()
    {
        _server.On("GET /v3/x", Replies.Ok("{}"));
        using var http = new RancherHttp(TestClient.Connection(_server.Url, _clock), _log);
        await http.SendAsync(HttpMethod.Get, "/v3/x", null, CancellationToken.None);

        _clock.Advance(TimeSpan.FromMinutes(1));

        _log.Running.Should().Equal("GET /v3/x begins (1)");
    }

    [Fact]
    public async Task Error_NoAnswer_NamesThePath()
    {
        _server.On("GET /v3/nodes", Replies.Hang);
        var connection = TestClient.Connection(_server.Url, TimeProvider.System) with { AnswerTimeout = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.Zero };
        using var http = new RancherHttp(connection);

        await FluentActions.Awaiting(() => http.SendAsync(HttpMethod.Get, "/v3/nodes", null, CancellationToken.None))
            .Should().ThrowAsync<RancherTransportException>().WithMessage("*did not answer GET /v3/nodes within*");
    }
}
