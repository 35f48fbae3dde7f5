using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>What a configured provider gives its resources. One instance per configuration; disposed with it.</summary>
public interface IProviderServices : IDisposable
{
    /// <summary>Source of time.</summary>
    TimeProvider Clock { get; }

    /// <summary>The store of API objects a definition names.</summary>
    /// <param name="collection">Where the objects are.</param>
    /// <param name="warn">Is called with what the service dropped or changed of a write that it accepted.</param>
    IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null);

    /// <summary>Looks at an object until it is as wanted. A service that does not answer for a while is waited for.</summary>
    /// <param name="request">What is awaited, and for how long.</param>
    /// <param name="look">Reads the object; null when there is none.</param>
    /// <param name="judge">Says what was seen.</param>
    /// <param name="ct">Stops the wait.</param>
    Task<JObject?> WaitAsync(WaitRequest request, Func<CancellationToken, Task<JObject?>> look, Func<JObject?, WaitOutcome> judge, CancellationToken ct);

    /// <summary>The version of the server, for a plan; null where there is no server yet, it does not answer in time, or does not say.</summary>
    Task<ServiceVersion?> VersionAsync(CancellationToken ct);

    /// <summary>Takes notice of values that must appear in no message and no log.</summary>
    void Conceal(IEnumerable<string> secrets);

    /// <summary>Turns an exception of an API call into what a user is told, or null when the exception is none of the service's.</summary>
    ServiceError? Explain(Exception exception);
}
