namespace Terraform.Plugin.Declarative;

/// <summary>The object that a user imports, and the attributes that the import id told.</summary>
public sealed record ImportTarget(string Id)
{
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
