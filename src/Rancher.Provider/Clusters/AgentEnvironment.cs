using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>
/// The agents' environment variables in registration commands. Rancher writes their values into each command, and a cluster shows its commands in the
/// state, where
/// a value that was given by <c>value_wo</c> must not be.
/// </summary>
internal static class AgentEnvironment
{
    /// <summary>The token with the names of such variables, in angle brackets, where its commands have their values.</summary>
    /// <param name="token">The token as Rancher has it; null where there is none.</param>
    /// <param name="cluster">The cluster as Rancher has it.</param>
    /// <param name="attributes">The cluster as the state or the plan has it.</param>
    public static JObject? WithoutWriteOnly(JObject? token, JObject cluster, TfValue attributes)
    {
        var names = attributes["agent_env_vars"].Items.Where(v => !v["value_wo_version"].IsNull).Select(v => v["name"].StringOrNull()).ToHashSet();
        var hidden = (cluster.SelectToken("agentEnvVars") ?? cluster.SelectToken("spec.agentEnvVars") ?? new JArray()).OfType<JObject>()
            .Where(v => names.Contains((string?)v["name"]) && (string?)v["value"] is { Length: > 0 })
            .Select(v => ((string)v["name"]!, (string)v["value"]!))
            .ToList();
        if (token is null || hidden.Count == 0)
        {
            return token;
        }

        var cleaned = (JObject)token.DeepClone();
        foreach (var command in cleaned.Descendants().OfType<JValue>().Where(v => v.Type == JTokenType.String).ToList())
        {
            command.Value = hidden.Aggregate((string)command.Value!, (text, variable) => Without(text, variable.Item1, variable.Item2));
        }

        return cleaned;
    }

    // Behind its name the value is replaced whatever it is; a word such as "true" stands for other things elsewhere.
    private static string Without(string text, string name, string value)
    {
        foreach (var quote in new[] { "\"", "'", "" })
        {
            text = text.Replace($"{name}={quote}{value}{quote}", $"{name}={quote}<{name}>{quote}", StringComparison.Ordinal)
                .Replace($"{name} = {quote}{value}{quote}", $"{name} = {quote}<{name}>{quote}", StringComparison.Ordinal);
        }

        return value.Length < 6 ? text : text.Replace(value, $"<{name}>", StringComparison.Ordinal);
    }
}
