using Microsoft.AspNetCore.Http;

namespace Rancher.Api.Tests.Support;

/// <summary>What a <see cref="ScriptedServer"/> does with one request.</summary>
internal delegate Task Reply(HttpContext context);

internal static class Replies
{
    public static Reply Json(int status, string body, params (string Name, string Value)[] headers) => Text(status, "application/json", body, headers);

    public static Reply Text(int status, string contentType, string body, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        if (status != 204)
        {
            context.Response.ContentType = contentType;
        }

        foreach (var (name, value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    };

    public static Reply Ok(string body) => Json(200, body);

    public static Reply Error(int status, string code, string message = "") =>
        Json(status, $$"""{"baseType":"error","type":"error","status":{{status}},"code":"{{code}}","message":"{{message}}"}""");

    public static Reply Drop { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static Reply DropInsideBody { get; } = async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{"id":"c-half",""");
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    public static Reply Hang { get; } = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
