using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

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

    /// <summary>
    /// Remembers what the object that is taken over had in the places that are about to be written, where its destruction may ask for it. Nothing else is kept:
    /// it would stand in Terraform's private data, secrets included.
    /// </summary>
    public void Remember(JObject server)
    {
        if (Definition.Delete.NeedsPrevious)
        {
            Operation.Previous = new JObject(Body.Properties().Select(p => new JProperty(p.Name, server[p.Name]?.DeepClone() ?? JValue.CreateNull())));
        }
    }

    private CreateMethod Method => Definition.Create;

    private string? PartOf(string part) => Definition.Fields.FirstOrDefault(f => f.Name == part) is { } field
        ? (string?)(ApiTree.Find(Body, Body, field.Location) as JValue)
        : null;
}
