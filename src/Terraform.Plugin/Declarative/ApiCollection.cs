namespace Terraform.Plugin.Declarative;

/// <summary>Which collection of the service holds the objects of a resource.</summary>
/// <param name="Name">Name in the API, such as <c>clusters</c>.</param>
/// <param name="Schema">Id of the API schema that describes an object, such as <c>cluster</c>.</param>
public sealed record ApiCollection(string Name, string Schema);
