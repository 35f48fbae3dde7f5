using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Reads the list of conditions that objects of both API styles have.</summary>
internal static class StatusConditions
{
    public static IReadOnlyDictionary<string, ObjectCondition> Read(JToken? conditions)
    {
        var read = new Dictionary<string, ObjectCondition>(StringComparer.Ordinal);
        foreach (var condition in (conditions as JArray ?? []).OfType<JObject>())
        {
            if (condition["type"] is JValue { Value: string type })
            {
                var message = condition["message"] is JValue { Value: string { Length: > 0 } text } ? SecretMask.Text(text) : null;
                read[type] = new ObjectCondition((string?)(condition["status"] as JValue) ?? "Unknown", message);
            }
        }

        return read;
    }
}
