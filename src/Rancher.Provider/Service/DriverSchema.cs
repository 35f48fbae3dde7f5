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
    /// <param name="names">The fields that are used.</param>
    /// <param name="path">Where.</param>
    /// <param name="ct">Stops the question.</param>
    public static async Task CheckAsync(
        PlanContext plan, IProviderServices? services, string driver, string suffix, IEnumerable<string> names, string path, CancellationToken ct)
    {
        var schema = await services.AskAsync((rancher, inner) => rancher.Norman.FindAsync("schemas", driver + suffix, inner), null, ct);
        if (schema?["resourceFields"] is not JObject { Count: > 0 } known)
        {
            return;
        }

        foreach (var name in names.Where(name => known.Property(name) is null))
        {
            var nearest = Nearest.Of(name, known.Properties().Select(p => p.Name));
            plan.Diagnostics.Error(
                $"The driver {driver} has no field \"{name}\"",
                $"Rancher would drop it and go on without.{(nearest is null ? $" The driver has {string.Join(", ", known.Properties().Select(p => p.Name).Order(StringComparer.Ordinal))}." : $" Did you mean \"{nearest}\"?")}",
                TfPath.Parse(path));
        }
    }
}
