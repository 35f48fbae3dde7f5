using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>What follows a renewal.</summary>
public sealed record EphemeralRenewal(JObject PrivateState, DateTimeOffset? RenewAt = null);
