using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Projects;

/// <summary>What the webhook refuses in the default limits that a project gives its containers.</summary>
internal static partial class ContainerDefaults
{
    /// <summary>In the order in which the webhook writes them out.</summary>
    private static readonly string[] Fields = ["requestsCpu", "requestsMemory", "limitsCpu", "limitsMemory"];

    public static void Check(ServerVersion version, JObject project)
    {
        if (!version.HasWebhook || project["containerDefaultResourceLimit"] is not JObject given)
        {
            return;
        }

        var cpu = (string?)given["limitsCpu"];
        if (!string.IsNullOrEmpty(cpu) && !Form().IsMatch(cpu))
        {
            throw Refuse(
                $"\"{cpu}\"",
                "failed to parse container default CPU limit: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }

        foreach (var (resource, word) in new[] { ("Cpu", "CPU"), ("Memory", "memory") })
        {
            var (request, limit) = ((string?)given["requests" + resource], (string?)given["limits" + resource]);
            if (Quantity.TryParse(request ?? "", out var wanted) && Quantity.TryParse(limit ?? "", out var most) && wanted > most)
            {
                var shown = new JObject(Fields.Where(field => given[field] is not null).Select(field => new JProperty(field, given[field])));
                throw Refuse(shown.ToString(Formatting.None), $"requested {word} {request} is greater than limit {limit}");
            }
        }
    }

    private static ApiError Refuse(string value, string reason) =>
        ApiError.Webhook("projects.management.cattle.io", $"project.spec.containerDefaultResourceLimit: Invalid value: {value}: {reason}");

    [GeneratedRegex("^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$")]
    private static partial Regex Form();
}
