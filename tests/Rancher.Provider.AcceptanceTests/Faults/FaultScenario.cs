using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Faults;

/// <summary>The step in the life of an object at which something goes wrong.</summary>
internal enum Moment
{
    /// <summary>The first write of a create.</summary>
    Create,

    /// <summary>The reads that follow the first write of a create.</summary>
    WaitAfterCreate,

    /// <summary>Every read of a refresh.</summary>
    Refresh,

    /// <summary>The first write of an update.</summary>
    Update,

    /// <summary>The first write of a destroy.</summary>
    Destroy,
}

/// <summary>How the step has to end.</summary>
internal enum Ending
{
    /// <summary>The provider copes with it.</summary>
    Success,

    /// <summary>An error, with which nothing is lost.</summary>
    Error,

    /// <summary>Either, as long as nothing is lost.</summary>
    Any,
}

/// <summary>Something that goes wrong at one moment in the life of an object, and how that step has to end.</summary>
/// <param name="Moment">When.</param>
/// <param name="Name">What a user would say that happened.</param>
/// <param name="Kind">What the server does.</param>
/// <param name="Ending">How the step has to end.</param>
internal sealed record FaultScenario(Moment Moment, string Name, FaultKind Kind, Ending Ending)
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";
    private const string Html = "text/html";

    /// <summary>How many requests it strikes.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether the write is refused, so that it is known that nothing was made.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>All of them. What was carried out although the answer says otherwise is a success; what an upgrade behind an ingress does is waited out.</summary>
    public static IReadOnlyList<FaultScenario> All { get; } =
    [
        new(Moment.Create, "the answer is lost", new FaultKind.LostAnswer(), Ending.Success),
        new(Moment.Create, "carried out, a page with 502", new FaultKind.Garbled(502, Page, Html), Ending.Success),
        new(Moment.Create, "carried out, JSON with 503", new FaultKind.Garbled(503, Error(503, "ServiceUnavailable")), Ending.Success),
        new(Moment.Create, "carried out, 504 without a body", new FaultKind.Garbled(504, "", ""), Ending.Success),
        new(Moment.Create, "carried out, 201 without a body", new FaultKind.Garbled(201), Ending.Success),
        new(Moment.Create, "carried out, a page with 200", new FaultKind.Garbled(200, Page, Html), Ending.Success),
        new(Moment.Create, "carried out, the answer is cut", new FaultKind.CutAnswer(), Ending.Success),
        new(Moment.Create, "the connection is reset", new FaultKind.Reset(), Ending.Any),
        new(Moment.Create, "not carried out, a page with 502", new FaultKind.Status(502, Page, Html), Ending.Any),
        new(Moment.Create, "not carried out, 500", new FaultKind.Status(500, Error(500, "ServerError")), Ending.Any),
        new(Moment.Create, "not carried out, the page of a login", new FaultKind.Status(200, Page, Html), Ending.Any),
        new(Moment.Create, "too many requests", new FaultKind.Status(429, Error(429, "TooManyRequests")), Ending.Success),
        new(Moment.Create, "forbidden", new FaultKind.Status(403, Error(403, "Forbidden")), Ending.Error) { Times = 1000, IsRefusal = true },
        new(Moment.Create, "a field is refused", new FaultKind.Status(422, Error(422, "InvalidBodyContent")), Ending.Error) { Times = 1000, IsRefusal = true },

        new(Moment.WaitAfterCreate, "500 once", new FaultKind.Status(500, Error(500, "ServerError")), Ending.Success),
        new(Moment.WaitAfterCreate, "pages with 502", new FaultKind.Status(502, Page, Html), Ending.Success) { Times = 2 },
        new(Moment.WaitAfterCreate, "the connection is reset", new FaultKind.Reset(), Ending.Success) { Times = 2 },
        new(Moment.WaitAfterCreate, "an empty object", new FaultKind.Status(200, "{}"), Ending.Any),
        new(Moment.WaitAfterCreate, "a page with 200", new FaultKind.Status(200, Page, Html), Ending.Any),

        new(Moment.Refresh, "500", new FaultKind.Status(500, Error(500, "ServerError")), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "forbidden", new FaultKind.Status(403, Error(403, "Forbidden")), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "unauthorized", new FaultKind.Status(401, Error(401, "Unauthorized")), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "a page with 200", new FaultKind.Status(200, Page, Html), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "a page with 404", new FaultKind.Status(404, Page, Html), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "an empty object", new FaultKind.Status(200, "{}"), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "another object", new FaultKind.Status(200, """{"id":"another","type":"other","name":"another"}"""), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "a list", new FaultKind.Status(200, "[]"), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "null", new FaultKind.Status(200, "null"), Ending.Error) { Times = 1000 },
        new(Moment.Refresh, "half an object", new FaultKind.CutAnswer(), Ending.Any) { Times = 2 },
        new(Moment.Refresh, "503 once", new FaultKind.Status(503, Error(503, "ServiceUnavailable")), Ending.Success),

        new(Moment.Update, "the answer is lost", new FaultKind.LostAnswer(), Ending.Any),
        new(Moment.Update, "carried out, a page with 502", new FaultKind.Garbled(502, Page, Html), Ending.Any),
        new(Moment.Update, "carried out, the answer is cut", new FaultKind.CutAnswer(), Ending.Any),
        new(Moment.Update, "another writer was first", FaultKind.Conflict("objects", "this"), Ending.Success),
        new(Moment.Update, "not carried out, 500", new FaultKind.Status(500, Error(500, "ServerError")), Ending.Error),
        new(Moment.Update, "forbidden", new FaultKind.Status(403, Error(403, "Forbidden")), Ending.Error) { Times = 1000 },

        new(Moment.Destroy, "the answer is lost", new FaultKind.LostAnswer(), Ending.Success),
        new(Moment.Destroy, "carried out, a page with 502", new FaultKind.Garbled(502, Page, Html), Ending.Success),
        new(Moment.Destroy, "carried out, 200 without a body", new FaultKind.Garbled(200), Ending.Success),
        new(Moment.Destroy, "the connection is reset", new FaultKind.Reset(), Ending.Success),
        new(Moment.Destroy, "forbidden", new FaultKind.Status(403, Error(403, "Forbidden")), Ending.Error) { Times = 1000 },
        new(Moment.Destroy, "not carried out, 500", new FaultKind.Status(500, Error(500, "ServerError")), Ending.Any),
        new(Moment.Destroy, "another writer was first", FaultKind.Conflict("objects", "this"), Ending.Any),
    ];

    public override string ToString() => $"{Moment}: {Name}";

    private static string Error(int status, string code) =>
        $$"""{"type":"error","baseType":"error","status":{{status}},"code":"{{code}}","message":"the request is not answered as usual"}""";
}
