using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Projects;

/// <summary>
/// The default limits of containers, which Rancher before 2.9 takes as they are: containers then cannot be created in any namespace that has them.
/// </summary>
internal static class ContainerLimits
{
    private const string Block = "container_resource_limit[0]";

    public static void Validate(ValidateConfigContext config)
    {
        if (config[Block] is not TfMap limits)
        {
            return;
        }

        foreach (var (request, limit) in new[] { ("requests_cpu", "limits_cpu"), ("requests_memory", "limits_memory") })
        {
            if (limits[request].StringOrNull() is { Length: > 0 } reserved
                && limits[limit].StringOrNull() is { Length: > 0 } most && KubernetesQuantity.Compare(reserved, most) > 0)
            {
                config.Diagnostics.Warning(
                    "Request exceeds the limit",
                    $"{request} is \"{reserved}\", more than the \"{most}\" of {limit}. Rancher from 2.9 on refuses it; before, no container can be "
                        + "created that takes its limits from here.",
                    TfPath.Parse($"{Block}.{request}"));
            }
        }
    }
}
