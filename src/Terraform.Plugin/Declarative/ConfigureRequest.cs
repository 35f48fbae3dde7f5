using Microsoft.Extensions.Logging;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>What a provider is configured with. Values may still be unknown in a plan.</summary>
public sealed record ConfigureRequest(TfValue Config, string TerraformVersion, Diagnostics Diagnostics, ILoggerFactory Logs);
