using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>How an object comes into being.</summary>
public abstract record CreateMethod
{
    /// <summary>Members that every new object gets, such as <c>enabled: true</c>.</summary>
    public IReadOnlyList<(string Path, JToken Value)> Constants { get; init; } = [];

    /// <summary>For the documentation: <c>created by POST</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Creates the object.</summary>
    /// <returns>The object as the service answered, with its <c>id</c>.</returns>
    public abstract Task<JObject> RunAsync(CreateContext context, CancellationToken ct);
}
