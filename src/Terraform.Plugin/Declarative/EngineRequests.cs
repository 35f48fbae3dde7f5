using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A state, what the provider remembers beside it, and what there is to say. A null state means the object is gone.</summary>
public sealed record StateOutcome(TfValue State, byte[] PrivateState, Diagnostics Diagnostics);

/// <param name="Prior">State after refresh; null to create.</param>
/// <param name="Config">Null to destroy.</param>
/// <param name="PrivateState">Private data of the state.</param>
public sealed record PlanRequest(TfValue Prior, TfValue Config, byte[] PrivateState);

/// <param name="Planned">The state to reach; null to destroy.</param>
/// <param name="Replace">Paths whose change needs a new object.</param>
/// <param name="NeedsLegacyTypeSystem">
/// Whether the plan keeps blocks or empty values that the configuration does not mention and the state of rancher2 holds; the one case in which core must be
/// told to accept what its strict check would refuse.
/// </param>
public sealed record PlanOutcome(
    TfValue Planned, IReadOnlyList<TfPath> Replace, byte[] PrivateState, bool NeedsLegacyTypeSystem, Diagnostics Diagnostics);

public sealed record ApplyRequest(TfValue Prior, TfValue Planned, TfValue Config, byte[] PrivateState);

public sealed record MoveRequest(string SourceProvider, string SourceType, long SourceVersion, JObject SourceState, byte[] SourcePrivateState);

/// <param name="Value">The opened value; null after a renewal.</param>
public sealed record EphemeralOutcome(TfValue Value, byte[] PrivateState, DateTimeOffset? RenewAt, Diagnostics Diagnostics);
