using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Kubernetes;

/// <summary>Reads one object of a cluster by its name.</summary>
internal static class KubernetesDataSources
{
    public static DataSourceDefinition Secret { get; } = DataSource.Of(SecretV2Resource.Definition, required: ["cluster_id", "name"], optional: ["namespace"]);

    public static DataSourceDefinition ConfigMap { get; } = DataSource.Of(ConfigMapV2Resource.Definition, required: ["cluster_id", "name"], optional: ["namespace"]);

    public static DataSourceDefinition StorageClass { get; } = DataSource.Of(StorageClassV2Resource.Definition, required: ["cluster_id", "name"]);
}
