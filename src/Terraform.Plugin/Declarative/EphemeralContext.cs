using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>What an ephemeral resource works with. When renewed or closed, only what it remembered at opening is there, and no configuration.</summary>
public sealed record EphemeralContext(IProviderServices Services, TfValue Config, JObject PrivateState, Diagnostics Diagnostics);
