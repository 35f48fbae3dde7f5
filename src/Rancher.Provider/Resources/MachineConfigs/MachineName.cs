using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>The name of a machine configuration: what the user chose, with what Rancher puts around it and five random letters.</summary>
internal static class MachineName
{
    /// <summary>What Rancher puts around.</summary>
    public static NamePattern Chosen { get; } = new("nc-", "-");

    /// <summary>An object that another program made with a name of its own has all of it for the part that was chosen.</summary>
    public static void Complete(JObject item)
    {
        if (item["metadata"] is JObject metadata)
        {
            metadata["generateName"] ??= metadata["name"]?.DeepClone();
        }
    }
}
