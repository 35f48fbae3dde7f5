using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>What a data source reads with.</summary>
public sealed record DataReadContext(IProviderServices Services, TfValue Config, Diagnostics Diagnostics)
{
    public string? Text(string name) => Config[name].StringOrNull();
}
