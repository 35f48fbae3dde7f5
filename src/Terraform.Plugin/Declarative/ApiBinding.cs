namespace Terraform.Plugin.Declarative;

/// <summary>How a field takes part in API requests.</summary>
public enum ApiBinding
{
    ReadWrite,

    /// <summary>Not part of the API object.</summary>
    ProviderOnly,

    /// <summary>Read from what the resource's lookup added to the API object.</summary>
    RelatedObject,

    /// <summary>Says where the object is, such as in which cluster; the store takes it out of what it sends and adds it to what it reads.</summary>
    PathParameter,
}
