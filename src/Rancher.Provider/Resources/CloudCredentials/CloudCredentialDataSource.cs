using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.CloudCredentials;

/// <summary>Finds a cloud credential by its name. Rancher shows no secrets.</summary>
internal static class CloudCredentialDataSource
{
    public static DataSourceDefinition Definition { get; } = DataSource.Of(
        CloudCredentialResource.Definition,
        required: ["name"],
        readAsync: (_, credential, _) => Task.FromResult(CloudCredentialDriver.Tell(credential)));
}
