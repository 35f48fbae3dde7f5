namespace Terraform.Plugin.Declarative;

/// <summary>A value that exists only while Terraform runs: opened in plan and in apply, closed at the end, never stored.</summary>
public sealed record EphemeralResourceDefinition(string TypeName, string Description)
{
    public required string Area { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    public Action<ValidateConfigContext>? Validate { get; init; }

    public required Func<EphemeralContext, CancellationToken, Task<EphemeralResult>> OpenAsync { get; init; }

    public Func<EphemeralContext, CancellationToken, Task<EphemeralRenewal>>? RenewAsync { get; init; }

    public Func<EphemeralContext, CancellationToken, Task>? CloseAsync { get; init; }
}
