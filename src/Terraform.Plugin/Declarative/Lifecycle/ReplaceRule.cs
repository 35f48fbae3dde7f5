using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// When an object is replaced although nobody changed an attribute. The clock is read in the refresh alone, which notes the result in a computed attribute:
/// a plan is made twice and must come out the same.
/// </summary>
/// <param name="Flag">The computed attribute that says that a replacement is due.</param>
public abstract record ReplaceRule(string Flag)
{
    /// <summary>For the documentation, after "replaced".</summary>
    public abstract string Description { get; }

    public abstract bool IsDue(JObject item, TfValue state, DateTimeOffset now);
}
