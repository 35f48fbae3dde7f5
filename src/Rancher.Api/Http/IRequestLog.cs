namespace Rancher.Api.Http;

/// <summary>Receives what becomes of each attempt of each request.</summary>
public interface IRequestLog
{
    /// <summary>An attempt begins.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path and query, masked.</param>
    /// <param name="attempt">1 for the first.</param>
    void Started(string method, string path, int attempt);

    /// <summary>An attempt has had no answer for longer than most need.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path and query, masked.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="elapsed">Time since it began.</param>
    void Slow(string method, string path, int attempt, TimeSpan elapsed);

    /// <summary>An attempt has ended.</summary>
    void Write(RequestLogEntry entry);
}
