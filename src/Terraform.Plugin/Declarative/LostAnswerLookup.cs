using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>How to find the object that a request without an answer may have created.</summary>
/// <param name="Filters">Members by which the service searches.</param>
/// <param name="IsCreated">Whether a found object is the one that the request created.</param>
public sealed record LostAnswerLookup(IReadOnlyDictionary<string, string> Filters, Func<JObject, bool> IsCreated);
