using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>Objects of one collection, by id. The engine knows no more of a service than this.</summary>
public interface IObjectStore
{
    /// <summary>The object, or null when it does not exist. Lacking the right to see it is an exception, not absence.</summary>
    Task<JObject?> FindAsync(string id, CancellationToken ct);

    /// <summary>Creates the object and returns what the service made of it, its <c>id</c> included. Where the answer is lost the object is looked up.</summary>
    /// <param name="body">The new object.</param>
    /// <param name="lookup">How to find it; null when the store knows by itself, or cannot know.</param>
    /// <param name="ct">Stops the call.</param>
    Task<JObject> CreateAsync(JObject body, LostAnswerLookup? lookup, CancellationToken ct);

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> make the request body from it, and writes; starts over when another writer was faster, so
    /// that nothing stale is ever sent. An empty body writes nothing.
    /// </summary>
    /// <returns>The object as it is then, or null when it does not exist any more.</returns>
    Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct);

    /// <summary>As <see cref="UpdateAsync"/>, but what the body leaves out is removed from the object.</summary>
    Task<JObject?> ReplaceAsync(string id, Func<JObject, JObject> change, CancellationToken ct);

    /// <summary>Asks for removal. An object that is gone already is no error.</summary>
    /// <returns>The object as it was before it goes; null when nothing is left to wait for.</returns>
    Task<JObject?> DeleteAsync(string id, CancellationToken ct);

    /// <summary>Runs an action of the object.</summary>
    /// <returns>The output; null for actions without.</returns>
    Task<JObject?> InvokeAsync(string id, string action, JObject? input, CancellationToken ct);

    /// <summary>Objects whose members have the given values.</summary>
    Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct);

    /// <summary>How far an object of this collection has come.</summary>
    ObjectStatus StatusOf(JObject item);
}
