using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative;

/// <summary>A data source: keys the user gives, and what is read with them. Reading never changes anything on the server.</summary>
public sealed record DataSourceDefinition(string TypeName, string Description)
{
    public required string Area { get; init; }

    /// <summary>All fields, <c>id</c> aside, lookup keys included.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    public ObjectAddress? Address { get; init; }

    public Action<ValidateConfigContext>? Validate { get; init; }

    /// <summary>Finds the one API object that the keys mean, its lookups joined.</summary>
    public required Func<DataReadContext, CancellationToken, Task<JObject>> ReadAsync { get; init; }

    /// <summary>The same with arguments that the resource does not have.</summary>
    public DataSourceDefinition With(params Field[] arguments) => this with { Fields = [.. Fields, .. arguments] };
}
