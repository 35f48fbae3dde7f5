using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Service;

/// <summary>The fields of a machine driver, which a server tells once the driver is active there. What it does not know it drops without a word.</summary>
internal static class DriverSchema
{
    /// <summary>Refuses in the plan fields that the driver does not have.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="services">The server.</param>
    /// <param name="driver">The driver.</param>
    /// <param name="suffix">What follows the driver's name in the name of the schema: <c>config</c>, or <c>credentialconfig</c>.</param>
    /// <param name="fields">The fields that are used, and where.</param>
    /// <param name="ct">Stops the question.</param>
    public static async Task CheckAsync(
        PlanContext plan, IProviderServices? services, string driver, string suffix, IEnumerable<(string Name, string Path)> fields, CancellationToken ct)
    {
        var schema = await services.AskAsync((rancher, inner) => rancher.Norman.FindAsync("schemas", driver + suffix, inner), null, ct);
        if (schema?["resourceFields"] is not JObject { Count: > 0 } known)
        {
            return;
        }

        foreach (var (name, path) in fields.Where(f => known.Property(f.Name) is null))
        {
            var nearest = Nearest.Of(name, known.Properties().Select(p => p.Name));
            plan.Diagnostics.Error(
                $"The driver {driver} has no field \"{name}\"",
                "Rancher would drop it and go on without. " + (nearest is null
                    ? $"The driver has {string.Join(", ", known.Properties().Select(p => p.Name).Order(StringComparer.Ordinal))}."
                    : $"Did you mean \"{nearest}\"?"),
                TfPath.Parse(path));
        }
    }
}
