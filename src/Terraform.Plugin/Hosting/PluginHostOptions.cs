namespace Terraform.Plugin.Hosting;

/// <summary>What a plugin process says about itself.</summary>
public sealed record PluginHostOptions
{
    /// <summary>Name of the program, such as <c>terraform-provider-rancher2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Source address, such as <c>registry.terraform.io/rancher/rancher2</c>; Terraform finds a provider under debugging by it.</summary>
    public required string Address { get; init; }

    public required string Version { get; init; }

    /// <summary>The commit that the program was built from; null where that is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Type as users write it in configuration: the last part of the address.</summary>
    public string TypeName => Address[(Address.LastIndexOf('/') + 1)..];

    /// <summary>
    /// Whether the provider reads the authorities of the system itself when it needs them, or needs none. Then the process starts without them: the runtime's
    /// own trust in servers is empty on Linux.
    /// </summary>
    public bool ReadsAuthorities { get; init; }
}
