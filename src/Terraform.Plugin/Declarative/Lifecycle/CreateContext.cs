using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>One creation under way.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Body">The new object as the plan has it.</param>
public sealed record CreateContext(OperationContext Operation, JObject Body)
{
    public ResourceDefinition Definition => Operation.Definition;

    public IObjectStore Store => Operation.Store;

    /// <summary>The id that the object will have; null when only the server can say.</summary>
    public string? KnownId => Definition.Address?.SingletonId ?? Definition.Id.Format(PartOf);

    /// <summary>The request that makes what the server has into what is planned.</summary>
    public JObject ChangeOf(JObject server)
    {
        var body = ObjectLifecycle.ForUpdate(Operation, server);
        foreach (var (path, value) in Method.Constants)
        {
            ApiTree.Set(body, body, path, value.DeepClone());
        }

        return body;
    }

    private CreateMethod Method => Definition.Create;

    private string? PartOf(string part) => Definition.Fields.FirstOrDefault(f => f.Name == part) is { } field
        ? (string?)(ApiTree.Find(Body, Body, field.Location) as JValue)
        : null;
}
