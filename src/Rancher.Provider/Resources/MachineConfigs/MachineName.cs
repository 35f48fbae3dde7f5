using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>The name of a machine configuration: what the user chose, with what Rancher puts around it and five random letters.</summary>
internal static class MachineName
{
    /// <summary>What Rancher puts around.</summary>
    public static NamePattern Chosen { get; } = new("nc-", "-");

    /// <summary>
    /// Makes a name here, as Rancher would: a name that is known before the request is one that can be looked up when the answer is lost.
    /// </summary>
    public static void Give(JObject body) =>
        body["metadata"]!["name"] = (string?)body["metadata"]!["generateName"] + new string(RandomNumberGenerator.GetItems<char>("bcdfghjklmnpqrstvwxz2456789", 5));

    /// <summary>An object that another program made with a name of its own has all of it for the part that was chosen.</summary>
    public static JObject Tell(JObject item)
    {
        if (item["metadata"] is JObject metadata)
        {
            metadata["generateName"] ??= metadata["name"]?.DeepClone();
        }

        return item;
    }
}
