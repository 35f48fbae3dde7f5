using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The null members of a request body that clear something. A server that replaces what it is given whole needs them absent instead.</summary>
internal static class Cleared
{
    /// <summary>The body whose members have no null in them. A member of which nothing is left is null, and so still cleared.</summary>
    public static JObject Without(JObject body)
    {
        foreach (var member in body.Properties().Where(p => p.Value is JObject && Prune((JObject)p.Value)).ToList())
        {
            member.Value = JValue.CreateNull();
        }

        return body;
    }

    /// <summary>Removes what is null.</summary>
    /// <returns>Whether that left nothing of an object that had something.</returns>
    private static bool Prune(JObject item)
    {
        var gone = item.Properties().Where(p => p.Value.Type == JTokenType.Null || (p.Value is JObject inner && Prune(inner))).ToList();
        gone.ForEach(p => p.Remove());
        return gone.Count > 0 && item.Properties().All(p => p.Name == "type");
    }
}
