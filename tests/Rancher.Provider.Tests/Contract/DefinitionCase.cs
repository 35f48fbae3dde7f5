using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A definition of the catalog that the contract tests look at.</summary>
/// <param name="TypeName">Name in Terraform, such as <c>rancher2_cluster</c>.</param>
/// <param name="Fields">The fields.</param>
/// <param name="ApiSchema">Id of the API schema that describes the object; null when it is no object of the API.</param>
/// <param name="IsDataSource">Whether it is a data source.</param>
/// <param name="Part">The one top-level field that <paramref name="Fields"/> has, when it is not the whole definition.</param>
public sealed record DefinitionCase(string TypeName, IReadOnlyList<Field> Fields, string? ApiSchema, bool IsDataSource = false, string? Part = null)
{
    private static readonly DefinitionCase[] Cases =
    [
        .. Catalog.Definition.Resources.Select(d => new DefinitionCase(d.TypeName, d.Fields, d.Address?.SchemaId)),
        .. Catalog.Definition.DataSources.Select(d => new DefinitionCase(d.TypeName, d.Fields, d.Address?.SchemaId, IsDataSource: true)),
    ];

    /// <summary>What rancher2 never had.</summary>
    private static readonly string[] OursAlone =
    [
        "rancher2_cluster_registration_token", "rancher2_custom_node",
        "data.rancher2_flannel_status", "data.rancher2_host_gw_routes", "data.rancher2_kubernetes_versions", "data.rancher2_node", "data.rancher2_nodes",
        "data.rancher2_windows_compatibility", "data.rancher2_windows_images",
    ];

    public string Id => (IsDataSource ? "data." : "") + TypeName + (Part is null ? "" : "." + Part);

    /// <summary>What identifies each case, for a theory.</summary>
    public static TheoryData<string> All => [.. Cases.Select(c => c.Id)];

    /// <summary>Those that rancher2 has, or had, under the same name.</summary>
    public static TheoryData<string> SharedWithRancher2 => [.. Cases.Select(c => c.Id).Except(OursAlone)];

    public static DefinitionCase Of(string id) => Cases.Single(c => c.Id == id);
}
