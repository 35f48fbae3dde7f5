namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The ways to create an object.</summary>
public static class Create
{
    /// <summary>A POST to the collection.</summary>
    public static PostMethod Post { get; } = new();

    /// <summary>A PUT to the object, which every server has.</summary>
    public static PutMethod Put { get; } = new();

    /// <summary>An action of the object that takes the whole configuration.</summary>
    public static ActionMethod Action(string name) => new(name);
}
