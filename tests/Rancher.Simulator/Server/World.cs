using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Server;

/// <summary>Everything one simulated server knows. All of it is used under one lock, by one request at a time.</summary>
internal sealed class World(SimulatorOptions options)
{
    public SimulatorOptions Options { get; } = options;

    public ServerVersion Version { get; } = ServerVersion.Parse(options.RancherVersion);

    public SimulatedClock Clock { get; } = new(options.ClockSpeed, options.ManualClock);

    public IdSource Ids { get; } = new(options.Seed);

    public ObjectStore Store { get; } = new();

    public SchemaTable Schemas { get; } = SchemaTable.For(ServerVersion.Parse(options.RancherVersion));

    public Lock Gate { get; } = new();

    /// <summary>The address the simulator listens on.</summary>
    public string Url { get; set; } = "";

    /// <summary>The setting cacerts: the authority of the server's certificate, or empty.</summary>
    public string CaPem { get; init; } = "";

    /// <summary>How answers show objects.</summary>
    public ObjectView View { get; set; } = null!;

    /// <summary>Machines carry the label by which members of a cluster see them; the installers of Rancher set it.</summary>
    public bool MachinesAreIndexed { get; set; } = true;

    /// <summary>The server process ended; nothing is answered from then on.</summary>
    public bool Dead { get; set; }

    public string Setting(string name) => Store.Find("setting", name)?.Text("value") ?? "";

    public string Timestamp() => Format(Clock.Now);

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sets a date field and its twin in milliseconds.</summary>
    public void SetDate(JObject body, string field)
    {
        body[field] = Timestamp();
        body[field + "TS"] = Clock.Now.ToUnixTimeSeconds() * 1000;
    }
}
