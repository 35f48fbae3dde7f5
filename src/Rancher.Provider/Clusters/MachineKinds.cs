using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Clusters;

/// <summary>
/// Looks in the plan whether the server has a kind of machine configuration. It has one for each machine driver that is active, so a kind that is missing is
/// an error only where it is a slip of the pen; a driver may still be activated before the apply gets there.
/// </summary>
internal static class MachineKinds
{
    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, string? kind, TfPath path, CancellationToken ct)
    {
        if (kind is not { Length: > 0 })
        {
            return;
        }

        var known = await services.AskAsync<IReadOnlyCollection<string>>(
            async (rancher, inner) => IsMissing(await rancher.Lists.TypesAsync(inner), kind) ? await rancher.Lists.TypesNowAsync(inner) : [], [], ct);
        IReadOnlyList<string> drivers = [.. known.Select(MachineDriver.OfType).OfType<MachineDriver>().Select(d => d.Kind)];
        // A user who sees no driver at all may lack the right to.
        if (drivers.Count == 0 || drivers.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var all = string.Join(", ", drivers.Order(StringComparer.Ordinal));
        if (Nearest.Of(kind, drivers) is { } near)
        {
            plan.Diagnostics.Error("This Rancher has no such kind of machine configuration", $"There is no \"{kind}\". Did you mean \"{near}\"? "
                + $"The kinds of the active drivers are {all}.", path);
        }
        else
        {
            plan.Diagnostics.Warning(
                "The machine driver is not active",
                $"This server has no \"{kind}\" now: its kinds are {all}. Activate the driver before this is applied; "
                    + "otherwise the apply fails, and no machine is made.",
                path);
        }
    }

    private static bool IsMissing(IEnumerable<string> types, string kind) =>
        types.Select(MachineDriver.OfType).OfType<MachineDriver>().All(d => !d.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase));
}
