namespace Rancher.Simulator;

/// <summary>How a simulated Rancher server is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The key of the default administrator. It guards nothing: every simulator on every machine has it.</summary>
    public const string DemoToken = "token-admin:bcdfghjklmnpqrstvwxz2456789bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The server to behave like: 2.2.8, 2.4.18, 2.11.16, 2.14.4 or 2.15.0.</summary>
    public string RancherVersion { get; init; } = "2.11.16";

    /// <summary>
    /// The server whose Steve API (below /v1) is played, such as 2.14.4; by default the same as <see cref="RancherVersion"/>.
    /// </summary>
    public string? SteveVersion { get; init; }

    /// <summary>The address to listen on; one that is not of this machine alone only inside a network of its own, since everybody knows the key.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Serve HTTPS with a certificate authority made for this run.</summary>
    public bool Tls { get; init; }

    public string AdminToken { get; init; } = DemoToken;

    public string AdminPassword { get; init; } = "admin";

    /// <summary>How many times faster than a real server controllers work.</summary>
    public double ClockSpeed { get; init; } = 1;

    /// <summary>Time stands still except where <see cref="SimulatedRancher.Advance"/> moves it.</summary>
    public bool ManualClock { get; init; }

    /// <summary>Where generated ids, tokens and uuids start from: the same seed gives the same names.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The setting <c>server-url</c>; by default the address the simulator listens on.</summary>
    public string? ServerUrl { get; init; }

    /// <summary>Registered hosts run no Docker, as stand-ins on the recorded servers: provisioning fails, and says so.</summary>
    public bool UnreachableHosts { get; init; }

    /// <summary>Settings that differ from those of the recorded server, such as <c>system-default-registry</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
