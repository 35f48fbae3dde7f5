using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>An opened ephemeral resource.</summary>
/// <param name="Value">Configured values as given, the others filled.</param>
/// <param name="PrivateState">What renew and close need.</param>
/// <param name="RenewAt">When Terraform should renew, if ever.</param>
public sealed record EphemeralResult(TfValue Value, JObject PrivateState, DateTimeOffset? RenewAt = null);
