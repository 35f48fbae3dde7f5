using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Provisioning;

/// <summary>The marks on objects that one controller applies together: whose they are, and what was applied last.</summary>
internal static class ObjectSet
{
    public const string HashLabel = "objectset.rio.cattle.io/hash";

    public static JObject Annotations(string id, string ownerKind, string ownerNamespace, string ownerName) => new()
    {
        ["objectset.rio.cattle.io/applied"] = "H4sIAAAAAAAA/" + Hash(id, ownerNamespace, ownerName),
        ["objectset.rio.cattle.io/id"] = id,
        ["objectset.rio.cattle.io/owner-gvk"] = ownerKind,
        ["objectset.rio.cattle.io/owner-name"] = ownerName,
        ["objectset.rio.cattle.io/owner-namespace"] = ownerNamespace,
    };

    public static string Hash(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', parts))))[..40];
}
