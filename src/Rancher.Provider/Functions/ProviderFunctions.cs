using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Functions;

/// <summary>Every function of the provider, in alphabetical order.</summary>
internal static class ProviderFunctions
{
    public static IReadOnlyList<FunctionDefinition> All =>
    [
        ClusterPortsFunction.Definition,
        FlannelNetConfFunction.Definition,
        FlannelNetConfParseFunction.Definition,
        KubernetesVersionCompareFunction.Definition,
        LinuxNodeCommandFunction.Definition,
        LinuxUserDataFunction.Definition,
        NodeNameValidFunction.Definition,
        ParseIdFunction.Definition,
        PodSubnetsFunction.Definition,
        WindowsImageCompatibleFunction.Definition,
        WindowsNodeCommandFunction.Definition,
        WindowsReleaseFunction.Definition,
        WindowsUserDataFunction.Definition,
    ];
}
