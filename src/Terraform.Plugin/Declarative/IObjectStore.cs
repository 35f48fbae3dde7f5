using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>Objects of one kind, by id. The engine knows no more of a service than this.</summary>
public interface IObjectStore
{
    /// <summary>The object, or null when it does not exist. Lacking the right to see it is an exception, not absence.</summary>
    Task<JObject?> FindAsync(string id, CancellationToken ct);

    /// <summary>Creates the object and returns what the service made of it, its <c>id</c> included.</summary>
    Task<JObject> CreateAsync(JObject body, CancellationToken ct);

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> make the request body from it, and writes; starts over when another writer was faster, so
    /// that nothing stale is ever sent. An empty body writes nothing.
    /// </summary>
    /// <returns>The object as it is then, or null when it does not exist any more.</returns>
    Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct);

    /// <summary>Asks for removal. An object that is gone already is no error.</summary>
    Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>Objects whose fields have the given values.</summary>
    Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct);
}
