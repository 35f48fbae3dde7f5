using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Rancher.Api.Tests.Support;

/// <summary>One request as the server got it.</summary>
internal sealed record ReceivedRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers, string Protocol)
{
    public override string ToString() => $"{Method} {Target}";
}

/// <summary>A server on 127.0.0.1 that answers each request with the next line of its script; the last line of a script repeats.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Queue<Reply>> _scripts = new();
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    public Task FirstRequest => _first.Task;

    public static async Task<ScriptedServer> StartAsync(X509Certificate2? certificate = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return server;
    }

    /// <summary>Sets the script of one method and target, such as <c>GET /v3/clusters/c-x</c>; the query counts.</summary>
    public ScriptedServer On(string request, params Reply[] replies)
    {
        _scripts[request] = new Queue<Reply>(replies);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ReceivedRequest(context.Request.Method, target, body, headers, context.Request.Protocol);
        _received.Enqueue(request);
        _first.TrySetResult();
        await NextReply(request)(context);
    }

    private Reply NextReply(ReceivedRequest request)
    {
        if (!_scripts.TryGetValue(request.ToString(), out var script))
        {
            return Replies.Text(418, "text/plain", $"no script for {request}");
        }

        lock (script)
        {
            return script.Count > 1 ? script.Dequeue() : script.Peek();
        }
    }
}
