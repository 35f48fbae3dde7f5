using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Api.Http;
using Rancher.Api.Norman;
using Rancher.Api.Waiting;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>
/// Waits until the server can use a node driver. A fresh server downloads its drivers in the first minutes, and what a driver's objects are like it knows
/// only once the driver is active.
/// </summary>
/// <param name="op">What needs the driver.</param>
/// <param name="name">Name of the driver.</param>
/// <param name="isUsable">Whether the server can use the driver now.</param>
internal sealed class DriverActivation(OperationContext op, string name, Func<CancellationToken, Task<bool>> isUsable)
{
    private const string Drivers = "nodedrivers";

    // In the first moments a server has no drivers at all.
    private static readonly TimeSpan FreshServer = TimeSpan.FromSeconds(20);

    /// <summary>Whether a driver that is inactive is activated, as rancher2 does for credentials.</summary>
    public bool Activates { get; init; }

    /// <summary>Waits, unless the driver is usable at once.</summary>
    /// <exception cref="OperationFailedException">The server has no such driver.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (await isUsable(ct))
        {
            return;
        }

        var rancher = op.Rancher();
        var (clock, wasActivated) = (rancher.Connection.Clock, false);
        var started = clock.GetTimestamp();
        await rancher.Waiter.WaitAsync(
            new WaitPlan($"the node driver {name} to be active", op.Timeout),
            async inner =>
            {
                if (await isUsable(inner))
                {
                    return WaitStep.Done;
                }

                var all = await rancher.Norman.ListAsync(Drivers, null, inner);
                if (all.FirstOrDefault(d => (string?)d["name"] == name) is not { } driver)
                {
                    return all.Count == 0 && clock.GetElapsedTime(started) < FreshServer
                        ? WaitStep.Waiting("the server has no node drivers yet")
                        : throw NoDriver(all);
                }

                if (Activates && !wasActivated && (bool?)driver["active"] != true)
                {
                    await ActivateAsync(rancher, (string)driver["id"]!, inner);
                    wasActivated = true;
                }

                return Judge(driver);
            },
            step => step,
            ct);
    }

    private static WaitStep Judge(JObject driver) => ClusterConditions.IsError(driver)
        ? WaitStep.Failed(Describe(driver), passing: true)
        : WaitStep.Waiting(Describe(driver));

    /// <summary>State of the driver, and the conditions that it does not meet with their reasons.</summary>
    private static string Describe(JObject driver)
    {
        var unmet = (driver["conditions"] as JArray ?? []).OfType<JObject>().Where(c => (string?)c["status"] is "False" or "Unknown").Select(c =>
        {
            string?[] said = [$"{(string?)c["type"]} is {(string?)c["status"]}", (string?)c["reason"], (string?)c["message"]];
            return string.Join(": ", said.Where(text => text is { Length: > 0 }));
        });
        return SecretMask.Text(string.Join("; ", unmet.Prepend(ClusterConditions.Describe(driver))));
    }

    private async Task ActivateAsync(RancherClient rancher, string id, CancellationToken ct)
    {
        await rancher.Norman.SwitchAsync(Drivers, id, "activate", null, ct);
        op.Diagnostics.Warning(
            $"The node driver {name} was activated",
            $"{op.Subject} needs the node driver {name}, which was there and not active. It stays active when {op.Subject} is destroyed.");
    }

    private OperationFailedException NoDriver(IReadOnlyList<JObject> all) => new(all.Count == 0
        ? $"The node driver \"{name}\" is not active, or the token may not see it: the server shows no node driver at all. "
            + "Ask an administrator to activate it, and apply again."
        : $"This server has no node driver \"{name}\"; it has "
            + $"{string.Join(", ", all.Select(d => (string?)d["name"]).OfType<string>().Order(StringComparer.Ordinal))}. "
            + "Add it, for example with rancher2_node_driver, and apply again.");
}
