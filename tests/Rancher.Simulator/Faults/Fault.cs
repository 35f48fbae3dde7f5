namespace Rancher.Simulator.Faults;

/// <summary>How a request goes wrong.</summary>
public abstract record FaultKind
{
    private FaultKind()
    {
    }

    /// <summary>The answer comes late.</summary>
    public sealed record Delay(int Milliseconds) : FaultKind;

    /// <summary>The request is not carried out; this is answered instead.</summary>
    public sealed record Status(int Code, string Body = "", string ContentType = "application/json") : FaultKind;

    /// <summary>The request is not carried out; the answer is made of its body.</summary>
    public sealed record Repeat(Func<string, Status> Of) : FaultKind;

    /// <summary>The request is carried out, and the text of its answer changed.</summary>
    public sealed record Rewrite(Func<string, string> Of) : FaultKind;

    /// <summary>The connection is cut before anything happens.</summary>
    public sealed record Reset : FaultKind;

    /// <summary>The request is carried out, and the connection cut instead of an answer.</summary>
    public sealed record LostAnswer : FaultKind;

    /// <summary>The request is carried out, and this is answered instead: an ingress in the way, or a server that ends while it answers.</summary>
    public sealed record Garbled(int Code, string Body = "", string ContentType = "application/json") : FaultKind;

    /// <summary>The request is carried out, and the answer ends in the middle.</summary>
    public sealed record CutAnswer : FaultKind;

    /// <summary>Reads show an object as it was before its last change.</summary>
    public sealed record StaleRead : FaultKind;

    /// <summary>409 as the server gives it when others keep changing the object.</summary>
    public static Status Conflict(string resource, string name) => new(
        409,
        $$"""{"type":"error","baseType":"error","status":409,"code":"Conflict","message":"Operation cannot be fulfilled on {{resource}}.management.cattle.io \"{{name}}\": the object has been modified; please apply your changes to the latest version and try again"}""");
}

/// <summary>Something that goes wrong with the next matching requests.</summary>
public sealed record Fault(Func<string, string, bool> Matches, FaultKind Kind, int Times = 1)
{
    /// <summary>A fault for a method and a part of the path.</summary>
    public static Fault On(string method, string pathPart, FaultKind kind, int times = 1) =>
        new((m, path) => m == method && path.Contains(pathPart, StringComparison.OrdinalIgnoreCase), kind, times);
}
