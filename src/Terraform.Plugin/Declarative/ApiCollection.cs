namespace Terraform.Plugin.Declarative;

/// <summary>Which collection of the service holds the objects of a resource. A service with several API styles derives one record for each.</summary>
/// <param name="Name">Name in the API, such as <c>clusters</c>.</param>
/// <param name="Schema">Id of the API schema that describes an object, such as <c>cluster</c>.</param>
public record ApiCollection(string Name, string Schema)
{
    /// <summary>
    /// Whether a write replaces the object whole, as in Kubernetes: what it leaves out is gone, so a value is cleared by its absence, and a change must be
    /// merged with what others changed meanwhile.
    /// </summary>
    public virtual bool ReplacesWholeObject => false;
}
