namespace Rancher.Provider.Registration;

/// <summary>How machines join one cluster: where, with which token, and in the way of which Rancher and distribution.</summary>
internal sealed record NodeRegistration
{
    /// <summary><c>rke1</c>, <c>rke2</c> or <c>k3s</c>.</summary>
    public required string Distribution { get; init; }

    public required RancherVersion Rancher { get; init; }

    /// <summary>Address under which agents reach Rancher, without a slash at its end.</summary>
    public required string Server { get; init; }

    public required string Token { get; init; }

    /// <summary>SHA-256 of the authority that signed Rancher's certificate; null where the certificate is publicly trusted.</summary>
    public string? CaChecksum { get; init; }

    /// <summary>Image of the agent of RKE1, with its registry.</summary>
    public string? AgentImage { get; init; }

    /// <summary>The same for Windows, where Rancher 2.1 and 2.2 have another.</summary>
    public string? WindowsAgentImage { get; init; }

    /// <summary>Folder below which RKE1 keeps its files on Windows.</summary>
    public string? WindowsPrefixPath { get; init; }

    /// <summary>Whether the installer is loaded without a look at Rancher's certificate.</summary>
    public bool Insecure { get; init; }

    /// <summary>Environment of the agent, such as the settings of a proxy.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public bool IsRke1 => Distribution == "rke1";

    /// <summary>Whether the agent on Windows is the experimental one of Rancher 2.1 and 2.2.</summary>
    public bool HasFirstWindowsAgent => IsRke1 && !Rancher.IsAtLeast(2, 3);

    /// <summary>Whether agents of RKE1 can be told taints.</summary>
    public bool TakesTaints => !IsRke1 || Rancher.IsAtLeast(2, 3);

    public string Image => AgentImage ?? $"rancher/rancher-agent:v{Version}";

    public string WindowsImage => WindowsAgentImage ?? (HasFirstWindowsAgent ? $"{Image}-nanoserver-1803" : Image);

    private string Version => Rancher.Text.TrimStart('v');

    /// <summary>Why no machine of that operating system can join in this way, or null.</summary>
    public string? Problem(string os) =>
        IsRke1 && !Rancher.IsUnknown && Rancher.IsAtLeast(2, 12) ? $"Rancher {Version} has no RKE1 any more; clusters of RKE1 exist until 2.11."
        : !IsRke1 && !Rancher.IsAtLeast(2, 6) ? $"Rancher {Version} has no clusters of {Distribution} that machines join; those exist since 2.6."
        : os == "windows" && Distribution == "k3s" ? "K3s clusters have no Windows nodes (W-25)."
        : os == "windows" && !Rancher.IsAtLeast(2, 1) ? $"Rancher {Version} has no Windows nodes."
        : Rancher.IsUnknown && IsRke1 && AgentImage is null ? $"\"{Rancher.Text}\" contains no version, so the agent's image must be given."
        : null;
}
