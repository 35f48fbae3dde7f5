using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Gives the whole configuration to an action of an object that every server has, such as one that tests a sign-in provider and turns it on.</summary>
/// <param name="Name">The action.</param>
public sealed record ActionMethod(string Name) : CreateMethod
{
    /// <summary>Member of the input that holds the object; null when the object is the input.</summary>
    public string? ObjectMember { get; init; }

    /// <summary>Attributes that are only input of the action, with their members, such as the user with whom a sign-in is tested.</summary>
    public IReadOnlyList<(string Attribute, string Member)> Arguments { get; init; } = [];

    public override string Description => $"configured with the action `{Name}`";

    public ActionMethod With(string path, JToken value) => this with { Constants = [.. Constants, (path, value)] };

    /// <summary>The object is that member of the input.</summary>
    public ActionMethod Inside(string member) => this with { ObjectMember = member };

    public ActionMethod Taking(string attribute, string member) => this with { Arguments = [.. Arguments, (attribute, member)] };

    public override async Task<JObject> RunAsync(CreateContext context, CancellationToken ct)
    {
        var id = context.KnownId ?? throw new InvalidOperationException($"{context.Definition.TypeName} is created by an action and has no id.");
        var input = ObjectMember is { } member ? new JObject { [member] = context.Body } : context.Body;
        foreach (var (attribute, name) in Arguments)
        {
            input[name] = context.Operation.Planned[attribute].StringOrNull();
        }

        await context.Store.InvokeAsync(id, Name, input, ct);
        return await context.Store.FindAsync(id, ct) ?? throw new OperationFailedException($"This server has no \"{id}\".");
    }
}
