namespace Terraform.Plugin.Declarative;

/// <summary>Everything a provider offers, as data. Identical in every process of a run, whatever the environment.</summary>
public sealed record ProviderDefinition
{
    /// <summary>Short name, such as <c>rancher2</c>; type names begin with it.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Arguments of the provider block.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    public required IReadOnlyList<ResourceDefinition> Resources { get; init; }

    public required IReadOnlyList<DataSourceDefinition> DataSources { get; init; }

    public IReadOnlyList<FunctionDefinition> Functions { get; init; } = [];

    public IReadOnlyList<EphemeralResourceDefinition> EphemeralResources { get; init; } = [];

    /// <summary>Checks across provider arguments; runs without network.</summary>
    public Action<ValidateConfigContext>? Validate { get; init; }

    /// <summary>
    /// Makes what operations use to reach the service; null while the configuration is unknown or wrong. Must not connect: a provider is configured
    /// in many runs that need nothing of it.
    /// </summary>
    public required Func<ConfigureRequest, IProviderServices?> Configure { get; init; }
}
