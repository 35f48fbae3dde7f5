using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// What Terraform can ask of a provider, in decoded values. The protocol layer translates and calls; it decides nothing. Every method may be
/// called concurrently. Problems are diagnostics in the outcome; an exception that escapes is a bug.
/// </summary>
public interface IProviderEngine
{
    ProviderDefinition Definition { get; }

    Diagnostics ValidateProvider(TfValue config);

    Diagnostics Configure(TfValue config, string terraformVersion);

    /// <summary>
    /// Whether the provider was configured with values that are known only after apply, so that nothing which needs the service can be done in this
    /// plan. A client that allows deferral can put such work off to a later run.
    /// </summary>
    bool IsConfigurationUnknown { get; }

    Diagnostics ValidateResource(string typeName, TfValue config, bool writeOnlyAllowed);

    Diagnostics ValidateDataSource(string typeName, TfValue config);

    Diagnostics ValidateEphemeral(string typeName, TfValue config);

    /// <summary>Reads state as any version of the provider wrote it. Pure: no call to the service.</summary>
    StateOutcome UpgradeState(string typeName, long version, JObject rawState);

    Task<StateOutcome> ReadAsync(string typeName, TfValue state, byte[] privateState, CancellationToken ct);

    Task<PlanOutcome> PlanAsync(string typeName, PlanRequest request, CancellationToken ct);

    Task<StateOutcome> ApplyAsync(string typeName, ApplyRequest request, CancellationToken ct);

    Task<StateOutcome> ImportAsync(string typeName, string id, CancellationToken ct);

    /// <summary>Takes over state from another resource type, this provider's or another's.</summary>
    StateOutcome Move(string typeName, MoveRequest request);

    Task<StateOutcome> ReadDataSourceAsync(string typeName, TfValue config, CancellationToken ct);

    /// <summary>What is known of a data source before it is read: its configuration, and unknown values for what it finds.</summary>
    TfValue PlanDataSource(string typeName, TfValue config);

    Task<EphemeralOutcome> OpenEphemeralAsync(string typeName, TfValue config, CancellationToken ct);

    Task<EphemeralOutcome> RenewEphemeralAsync(string typeName, byte[] privateState, CancellationToken ct);

    Task<Diagnostics> CloseEphemeralAsync(string typeName, byte[] privateState, CancellationToken ct);

    /// <summary>Closes the ephemeral values that Terraform left open; the process is about to end.</summary>
    Task<Diagnostics> CloseLeftOpenAsync(CancellationToken ct);
}
