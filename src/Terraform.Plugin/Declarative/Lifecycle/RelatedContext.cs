using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>What related objects are read with.</summary>
/// <param name="Services">The service.</param>
/// <param name="State">State as it was before; null in a data source and in an import.</param>
public sealed record RelatedContext(IProviderServices Services, TfValue State);
