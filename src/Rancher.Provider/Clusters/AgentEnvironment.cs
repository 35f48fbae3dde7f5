using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>
/// The agents' environment variables in registration commands. Rancher writes their values into each command, and a cluster shows its commands in the
/// state, where a value that was given by <c>value_wo</c> must not be.
/// </summary>
internal static class AgentEnvironment
{
    /// <summary>The token with the names of such variables, in angle brackets, where its commands have their values.</summary>
    /// <param name="token">The token as Rancher has it; null where there is none.</param>
    /// <param name="cluster">The cluster as Rancher has it.</param>
    /// <param name="attributes">The cluster as the state or the plan has it.</param>
    public static JObject? WithoutWriteOnly(JObject? token, JObject cluster, TfValue attributes)
    {
        var values = (cluster.SelectToken("agentEnvVars") ?? cluster.SelectToken("spec.agentEnvVars") ?? new JArray()).OfType<JObject>().ToList();
        var hidden = attributes["agent_env_vars"].Items.Where(v => !v["value_wo_version"].IsNull)
            .Select(v => v["name"].StringOrNull()).OfType<string>().Distinct()
            .Select(name => (Name: name, Value: values.Where(v => (string?)v["name"] == name).Select(v => (string?)v["value"]).FirstOrDefault() ?? ""))
            .ToList();
        if (token is null || hidden.Count == 0)
        {
            return token;
        }

        var cleaned = (JObject)token.DeepClone();
        foreach (var command in cleaned.Descendants().OfType<JValue>().Where(v => v.Type == JTokenType.String).ToList())
        {
            command.Value = hidden.Aggregate((string)command.Value!, (text, variable) => Without(text, variable.Name, variable.Value));
        }

        return cleaned;
    }

    // Behind its name the value is replaced whatever it is; a word such as "true" stands for other things elsewhere.
    private static string Without(string text, string name, string value)
    {
        foreach (var quote in value.Length == 0 ? [] : new[] { "\"", "'", "" })
        {
            text = text.Replace($"{name}={quote}{value}{quote}", $"{name}={quote}<{name}>{quote}", StringComparison.Ordinal)
                .Replace($"{name} = {quote}{value}{quote}", $"{name} = {quote}<{name}>{quote}", StringComparison.Ordinal);
        }

        text = value.Length < 6 ? text : text.Replace(value, $"<{name}>", StringComparison.Ordinal);
        return WithoutUnknown(text, name);
    }

    // Another client may change the value between the reading of the cluster and that of its token. Rancher escapes nothing, so that the end of such a
    // value is not known: up to the last quote everything goes, and the next refresh shows the command again.
    private static string WithoutUnknown(string text, string name)
    {
        var before = Regex.Match(text, $"(?<![A-Za-z0-9_]){Regex.Escape(name)} ?= ?\"", RegexOptions.CultureInvariant);
        var (start, end) = (before.Index + before.Length, text.LastIndexOf('"'));
        return !before.Success || end < start || text.AsSpan(start).StartsWith($"<{name}>\"", StringComparison.Ordinal)
            ? text
            : $"{text[..start]}<{name}>{text[end..]}";
    }
}
