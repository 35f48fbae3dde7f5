using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// A name that is generated here rather than by the server. One that is known before the request is one that can be looked up when the answer is lost.
/// </summary>
/// <param name="Path">Where the object has its name.</param>
/// <param name="Prefix">How the name begins, or a path in braces of the member that says it.</param>
/// <param name="Length">Random characters after it.</param>
public sealed record GeneratedName(string Path, string Prefix, int Length = 5)
{
    // As Kubernetes generates names: without vowels and look-alikes.
    private const string Characters = "bcdfghjklmnpqrstvwxz2456789";

    public void Apply(JObject body)
    {
        if (ApiTree.Find(body, body, Path) is null)
        {
            var prefix = Prefix.StartsWith('{') ? (string?)(ApiTree.Find(body, body, Prefix.Trim('{', '}')) as JValue) : Prefix;
            ApiTree.Set(body, body, Path, prefix + new string(RandomNumberGenerator.GetItems<char>(Characters, Length)));
        }
    }
}
