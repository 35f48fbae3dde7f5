using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>One collection of the service. A service with several API styles derives one record for each.</summary>
/// <param name="Name">Path in the API, such as <c>clusters</c> or <c>clusters/c-abcde/namespaces</c>.</param>
/// <param name="Schema">Id of the API schema that describes an object, such as <c>cluster</c>.</param>
public record ApiCollection(string Name, string Schema) : ObjectAddress
{
    /// <summary>Where a new object can carry a mark by which it is found when the answer is lost; null where it is found by its name.</summary>
    public virtual ObjectMark? Mark => null;

    public sealed override string SchemaId => Schema;

    public sealed override ApiCollection Resolve(TfValue attributes) => this;
}

/// <summary>An annotation that holds a value of one request alone.</summary>
/// <param name="Path">Path of the annotations in the object.</param>
/// <param name="Key">The annotation.</param>
public sealed record ObjectMark(string Path, string Key);
