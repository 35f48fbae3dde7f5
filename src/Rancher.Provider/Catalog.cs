using Rancher.Provider.Functions;
using Rancher.Provider.Resources.Access;
using Rancher.Provider.Resources.Apps;
using Rancher.Provider.Resources.CloudCredentials;
using Rancher.Provider.Resources.Clusters;
using Rancher.Provider.Resources.ClustersV2;
using Rancher.Provider.Resources.Kubernetes;
using Rancher.Provider.Resources.MachineConfigs;
using Rancher.Provider.Resources.Nodes;
using Rancher.Provider.Resources.Nodes.Custom;
using Rancher.Provider.Resources.Projects;
using Rancher.Provider.Resources.Settings;
using Rancher.Provider.Resources.Windows;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider;

/// <summary>Everything this provider has, one line each, in the order of its names in Terraform.</summary>
internal static class Catalog
{
    public static ProviderDefinition Definition { get; } = new()
    {
        Name = "rancher2",
        Description =
            "Manages Rancher: clusters for Linux and Windows nodes, and what belongs to them. One provider for every Rancher from 2.2 on; "
            + "configurations and state of rancher/rancher2 work as they are.",
        Fields = ProviderConfiguration.Fields,
        Validate = ProviderConfiguration.Validate,
        Configure = ProviderConfiguration.Configure,
        Resources =
        [
            AppV2Resource.Definition,
            CatalogV2Resource.Definition,
            CloudCredentialResource.Definition,
            ClusterResource.Definition,
            ClusterProxyConfigV2Resource.Definition,
            ClusterRegistrationTokenResource.Definition,
            ClusterRoleTemplateBindingResource.Definition,
            ClusterSyncResource.Definition,
            ClusterV2Resource.Definition,
            ConfigMapV2Resource.Definition,
            CustomNodeResource.Definition,
            GlobalRoleBindingResource.Definition,
            MachineConfigV2Resource.Definition,
            NamespaceResource.Definition,
            ProjectResource.Definition,
            ProjectRoleTemplateBindingResource.Definition,
            RoleTemplateResource.Definition,
            SecretV2Resource.Definition,
            SettingResource.Definition,
            StorageClassV2Resource.Definition,
            TokenResource.Definition,
            UserResource.Definition,
        ],
        DataSources =
        [
            CatalogV2Resource.DataSource,
            CloudCredentialResource.DataSource,
            ClusterResource.DataSource,
            ClusterProxyConfigV2Resource.DataSource,
            ClusterRoleTemplateBindingResource.DataSource,
            ClusterV2Resource.DataSource,
            ConfigMapV2Resource.DataSource,
            FlannelStatusDataSource.Definition,
            GlobalRoleBindingResource.DataSource,
            HostGwRoutesDataSource.Definition,
            KubernetesVersionsDataSource.Definition,
            NamespaceResource.DataSource,
            NodeDataSource.Definition,
            NodesDataSource.Definition,
            PrincipalDataSource.Definition,
            ProjectResource.DataSource,
            ProjectRoleTemplateBindingResource.DataSource,
            RoleTemplateResource.DataSource,
            SecretV2Resource.DataSource,
            SettingResource.DataSource,
            StorageClassV2Resource.DataSource,
            UserResource.DataSource,
            WindowsCompatibilityDataSource.Definition,
            WindowsImagesDataSource.Definition,
        ],
        EphemeralResources =
        [
            KubeconfigEphemeral.Definition,
            RegistrationTokenEphemeral.Definition,
            TokenEphemeral.Definition,
        ],
        Functions = ProviderFunctions.All,
    };
}
