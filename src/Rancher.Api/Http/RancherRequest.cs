using System.Net.Http;
using Newtonsoft.Json.Linq;

namespace Rancher.Api.Http;

/// <summary>One call of the Rancher API.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query from the server's root, such as <c>/v3/clusters?name=x</c>.</param>
/// <param name="Body">JSON to send, or null.</param>
public sealed record RancherRequest(HttpMethod Method, string Path, JToken? Body = null)
{
    /// <summary>
    /// Whether sending it twice does the same as sending it once. True by method for all but POST and PATCH; a caller may say so for a POST
    /// that changes nothing, such as a login.
    /// </summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post && Method != HttpMethod.Patch;

    /// <summary>Whether it changes nothing, so that nobody needs its answer after an interruption.</summary>
    internal bool IsRead => Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>Media type of the body; kinds of PATCH are told apart by it.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Method and path; the body may hold secrets and is not shown.</summary>
    public override string ToString() => $"{Method} {SecretMask.Text(Path)}";
}
