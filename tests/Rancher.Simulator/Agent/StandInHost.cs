namespace Rancher.Simulator.Agent;

/// <summary>The machine a stand-in agent pretends to run on.</summary>
public sealed record StandInHost
{
    public bool IsWindows { get; init; }

    /// <summary>The name the agent takes where the command gives none.</summary>
    public string HostName { get; init; } = "stand-in";

    /// <summary>The address of the default route.</summary>
    public string Address { get; init; } = "10.0.0.10";
}
