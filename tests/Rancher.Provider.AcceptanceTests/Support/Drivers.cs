using Newtonsoft.Json.Linq;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Support;

/// <summary>The node drivers of a simulated Rancher.</summary>
internal static class Drivers
{
    /// <summary>Puts a driver, where the server has it, into a state.</summary>
    public static void TurnTo(string state, SimulatedRancher rancher, string name, string reason = "")
    {
        if (rancher.Store.Get("nodeDriver", name) is not null)
        {
            rancher.Store.Change("nodeDriver", name, driver =>
            {
                driver["active"] = state != "inactive";
                driver["state"] = state;
                driver["transitioning"] = state == "downloading" ? "yes" : "no";
                driver["conditions"] = new JArray(new JObject
                {
                    ["type"] = "Downloaded", ["status"] = state == "active" ? "True" : "Unknown", ["reason"] = "", ["message"] = reason,
                });
            });
        }
    }

    /// <summary>Waits until a path has been asked for.</summary>
    public static async Task UntilAskedAsync(this SimulatedRancher rancher, string path)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (rancher.Requests.All(r => !r.PathAndQuery.StartsWith(path, StringComparison.Ordinal)))
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
