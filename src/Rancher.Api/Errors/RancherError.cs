namespace Rancher.Api.Errors;

/// <summary>What Rancher said when it refused a request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Rancher's word for the error, such as <c>MissingRequired</c>; null in answers that carry none.</param>
/// <param name="Message">One readable text without secrets: Rancher's own, or built from code and field where Rancher left it
/// empty.</param>
/// <param name="FieldName">The API field at fault, as Rancher names it. A cluster's name is called <c>Cluster name</c>.</param>
/// <param name="Method">The HTTP method of the request.</param>
/// <param name="Path">The path of the request, secrets masked.</param>
public sealed record RancherError(int Status, string? Code, string Message, string? FieldName, string Method, string Path)
{
    /// <summary>
    /// The fields the message is about, from the root of the object that was sent; the first of them is also the field name.
    /// </summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>No object, no such type, or no such address: see <see cref="ProvesAbsence"/> for the difference.</summary>
    public bool IsNotFound => Status == 404;

    /// <summary>The right is missing. Never proof that an object is gone: limited users get it for unknown ids too.</summary>
    public bool IsForbidden => Status == 403;

    /// <summary>The token is missing, unknown or expired.</summary>
    public bool IsUnauthorized => Status == 401;

    /// <summary>The name is taken; or for bindings, from 2.14 on, the same subject has the same role already.</summary>
    public bool IsAlreadyExists => Code is "AlreadyExists" or "NotUnique" || (Status == 409 && Says("denied the request: duplicate "));

    /// <summary>
    /// Another writer was faster. Rancher says so with 409, and through some stores with 500. Its other 409s, such as a role that is still
    /// inherited, do not go away by trying again.
    /// </summary>
    public bool IsConflict => Status is 409 or 500 && Says("the object has been modified");

    /// <summary>A node is cordoned, or is not, as the action wanted it: what a repeated action is answered with (422 "Node … already cordoned").</summary>
    public bool IsAlreadyDone => Code == "InvalidAction" && (Says("already cordoned") || Says("already uncordoned"));

    /// <summary>The downstream cluster is not connected. Only the cluster can change this, so it is no sign of a busy server.</summary>
    public bool IsClusterUnavailable => Code == "ClusterUnavailable" || Says("cluster agent disconnected") || Says("failed to find Session for client");

    /// <summary>The server or a proxy before it was not able to answer just then.</summary>
    public bool IsTransient => IsClusterUnavailable || Status is 429 or 502 or 503 or 504;

    /// <summary>The server does not have the type at all, or hides it from this user.</summary>
    public bool IsUnknownType =>
        IsNotFound && (Says("failed to find schema") || Says("no such schema") || Says("the server could not find the requested resource"));

    /// <summary>
    /// True only for a 404 in which Rancher itself says that the object does not exist. A 404 of a proxy, of a wrong address, or with an
    /// empty body (a type that is invisible to this user) proves nothing, and a resource must not be dropped from state because of it.
    /// </summary>
    public bool ProvesAbsence => IsNotFound && Code == "NotFound" && !IsUnknownType && !Says("no store found");

    /// <summary>The server failed, whatever it says about it: in a wait this means "not now".</summary>
    public bool IsServerFailure => IsTransient || Status >= 500;

    /// <summary>Status, code and message in one line.</summary>
    public override string ToString() => Code is null ? $"{Status}: {Message}" : $"{Status} {Code}: {Message}";

    /// <summary>
    /// The message before secrets were masked, to decide by and never to show: a password that is an ordinary word must not change what an answer means.
    /// </summary>
    internal string? Unmasked { get; init; }

    internal bool Says(string text, StringComparison comparison = StringComparison.Ordinal) => (Unmasked ?? Message).Contains(text, comparison);
}
