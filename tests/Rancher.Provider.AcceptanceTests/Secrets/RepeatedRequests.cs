using System.Net;
using Newtonsoft.Json;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>Answers that repeat what was sent, as servers, webhooks, proxies and their error pages do.</summary>
internal static class RepeatedRequests
{
    public static IReadOnlyList<(string Name, FaultKind Kind)> All { get; } =
    [
        ("422 of a field", Json(422, """{"type":"error","status":422,"code":"InvalidFormat","fieldName":"value","message":BODY}""")),
        ("422 of Kubernetes", Json(422, """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","code":422,"message":BODY}""")),
        ("409 conflict", Json(409, """{"type":"error","status":409,"code":"Conflict","message":BODY}""")),
        ("403 of a webhook", Json(403, """{"type":"error","status":403,"code":"Forbidden","message":BODY,"detail":BODY}""")),
        ("400 with the object", new FaultKind.Repeat(body => new FaultKind.Status(400, body))),
        ("500 page of HTML", new FaultKind.Repeat(body => new FaultKind.Status(500, $"<html><body><pre>{WebUtility.HtmlEncode(body)}</pre></body></html>", "text/html"))),
        ("500 form", new FaultKind.Repeat(body => new FaultKind.Status(500, "request=" + WebUtility.UrlEncode(body), "text/plain"))),
        ("503 text", new FaultKind.Repeat(body => new FaultKind.Status(503, $"upstream refused: {Uri.EscapeDataString(body)} {body}", "text/plain"))),
    ];

    public static IEnumerable<(string Name, FaultKind Kind)> Some(int first, int count) => Enumerable.Range(first, count).Select(i => All[i % All.Count]);

    private static FaultKind.Repeat Json(int status, string template) => new(body =>
        new FaultKind.Status(status, template.Replace("BODY", JsonConvert.ToString("Invalid value: " + body), StringComparison.Ordinal)));
}
