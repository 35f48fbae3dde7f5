using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Configures an object that every server has.</summary>
public sealed record PutMethod : CreateMethod
{
    public override string Description => "configured with PUT, since every server has the object";

    public PutMethod With(string path, JToken value) => this with { Constants = [.. Constants, (path, value)] };

    public override async Task<JObject> RunAsync(CreateContext context, CancellationToken ct)
    {
        var id = context.KnownId ?? throw new InvalidOperationException($"{context.Definition.TypeName} is created by PUT and has no id.");
        return await context.Store.UpdateAsync(
                id,
                server =>
                {
                    context.Remember(server);
                    return context.ChangeOf(server);
                },
                ct)
            ?? throw new OperationFailedException($"This server has no \"{id}\".");
    }
}
