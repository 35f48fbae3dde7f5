using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Brings a node driver that the server has, but does not run, to work.</summary>
internal static class DriverActivation
{
    private const string Drivers = "nodedrivers";

    /// <summary>Activates the driver if it is inactive, and waits until it is active.</summary>
    /// <param name="op">What needs the driver.</param>
    /// <param name="item">The driver.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Stops the wait.</param>
    public static async Task EnsureAsync(OperationContext op, JObject item, string name, CancellationToken ct)
    {
        var (rancher, id) = (op.Rancher(), (string)item["id"]!);
        if ((bool?)item["active"] != true)
        {
            await rancher.Norman.ActionAsync(Drivers, id, "activate", null, ct);
            op.Diagnostics.Warning(
                $"The node driver {name} was activated",
                $"{op.Subject} needs the node driver {name}, which was there and not active. It stays active when {op.Subject} is destroyed.");
        }

        await rancher.Waiter.WaitAsync(
            new WaitPlan($"the node driver {name} to be active", op.Timeout),
            inner => rancher.Norman.FindAsync(Drivers, id, inner),
            seen => seen is null ? throw new OperationFailedException($"The node driver {name} was deleted while Terraform waited for it.")
                : ClusterConditions.State(seen) == "active" ? WaitStep.Done
                : ClusterConditions.IsError(seen) ? WaitStep.Failed(ClusterConditions.Describe(seen), passing: true)
                : WaitStep.Waiting(ClusterConditions.Describe(seen)),
            ct);
    }
}
