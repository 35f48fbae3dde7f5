using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Newtonsoft.Json;
using Rancher.Simulator.Faults;

namespace Rancher.Simulator.Server;

/// <summary>The edge between HTTP and the simulated server: records each request, lets faults strike, and writes the answer.</summary>
internal sealed class HttpFront(World world, Router router, FaultList faults, List<RecordedRequest> recorded)
{
    /// <summary>The setting public-api-body-limit of 2.14 on.</summary>
    private const int MostBytes = 1 << 20;

    public async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var record = new RecordedRequest(request.Method, request.Path, context.Request.QueryString.Value ?? "", request.Body);
        lock (recorded)
        {
            recorded.Add(record);
        }

        var fault = faults.Take(request.Method, record.PathAndQuery);
        fault = fault is FaultKind.Repeat repeat ? repeat.Of(request.Body) : fault;
        switch (fault)
        {
            case FaultKind.Delay delay:
                await Task.Delay(delay.Milliseconds, context.RequestAborted);
                break;
            case FaultKind.Reset:
                context.Abort();
                return;
            case FaultKind.Status status:
                record.Status = status.Code;
                await WriteAsync(context, new ApiAnswer(status.Code, Text: status.Body, ContentType: status.ContentType));
                return;
        }

        var answer = Answer(context, request, fault is FaultKind.StaleRead, out var upgraded);
        if (answer is null || fault is FaultKind.LostAnswer)
        {
            context.Abort();
            return;
        }

        record.Status = answer.Status;
        if (upgraded)
        {
            await Tunnel.HoldAsync(context);
            return;
        }

        if (fault is FaultKind.Garbled garbled)
        {
            answer = new ApiAnswer(garbled.Code, Text: garbled.Body, ContentType: garbled.ContentType);
        }

        await WriteAsync(context, answer, fault);
    }

    private static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var query = context.Request.Query.SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? ""))).ToList();
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var scheme = headers.GetValueOrDefault("X-Forwarded-Proto") ?? context.Request.Scheme;
        var host = headers.GetValueOrDefault("X-Forwarded-Host") ?? context.Request.Host.Value;
        var path = new Uri(context.Request.GetEncodedUrl()).AbsolutePath;
        return new ApiRequest(context.Request.Method, path.Length > 1 ? path.TrimEnd('/') : path, query, body, headers, $"{scheme}://{host}")
        {
            EndsWithSlash = path.EndsWith('/'),
        };
    }

    private ApiAnswer? Answer(HttpContext context, ApiRequest request, bool stale, out bool upgraded)
    {
        upgraded = false;
        lock (world.Gate)
        {
            world.Clock.RunDue();
            if (world.Dead)
            {
                return null;
            }

            if (world.Version.Minor >= 14 && request.Body.Length > MostBytes && (request.Segments is ["v1" or "v3" or "v3-public", ..]))
            {
                return new ApiAnswer(422, new Norman.ApiError(422, "InvalidBodyContent", "Failed to parse body: http: request body too large").ToJson());
            }

            if (world.Version.Minor >= 15 && request is { Segments: ["v3" or "v3-public" or "v1-public"], EndsWithSlash: false })
            {
                return new ApiAnswer(307, Text: $"<a href=\"{request.Path}/\">Temporary Redirect</a>.\n\n", ContentType: "text/html; charset=utf-8")
                {
                    Headers = { ["Location"] = request.Path + "/" },
                };
            }

            using var old = stale ? StaleObjects.Show(world, request) : null;
            return router.Answer(request, context.WebSockets.IsWebSocketRequest, out upgraded);
        }
    }

    private async Task WriteAsync(HttpContext context, ApiAnswer answer, FaultKind? fault = null)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        if (world.Version.Minor >= 6)
        {
            context.Response.Headers["X-API-Cattle-Auth"] = answer.Headers.ContainsKey("X-API-Schemas") && answer.Status != 401 ? "true" : "false";
            context.Response.Headers.CacheControl = "no-cache, no-store, must-revalidate";
        }

        var text = answer.Text ?? answer.Json!.ToString(Formatting.None) + "\n";
        if (answer.Status is 204 or 101)
        {
            return;
        }

        if (answer.ContentType.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
        }

        var bytes = Encoding.UTF8.GetBytes(fault is FaultKind.Rewrite rewrite ? rewrite.Of(text) : text);
        var isCut = fault is FaultKind.CutAnswer;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(isCut ? bytes.AsMemory(0, bytes.Length / 2) : bytes, context.RequestAborted);
        if (isCut)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }
}
