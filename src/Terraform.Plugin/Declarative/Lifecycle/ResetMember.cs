using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Gives a member back a value, since the object belongs to the server.</summary>
/// <param name="Member">The member.</param>
/// <param name="Value">The value that means the default.</param>
public sealed record ResetMember(string Member, JToken Value) : DeleteMethod
{
    /// <summary>Member of the object that holds its default, for objects that refuse <see cref="Value"/>.</summary>
    public string? DefaultMember { get; init; }

    /// <summary>Members that each request repeats.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>Member that only objects have which a user added; such an object is deleted.</summary>
    public string? CustomMember { get; init; }

    public override string Description => CustomMember is null ? "reset to its default" : "reset to its default, or deleted if it is not built in";

    /// <summary>Objects that refuse the value get the one in that member.</summary>
    public ResetMember OrDefaultIn(string member) => this with { DefaultMember = member };

    public ResetMember Repeating(params string[] members) => this with { Repeated = members };

    /// <summary>An object with that member was added by a user, and is deleted.</summary>
    public ResetMember UnlessCustom(string member) => this with { CustomMember = member };

    public override async Task RunAsync(OperationContext op, CancellationToken ct)
    {
        if (await op.Store.FindAsync(op.Id, ct) is not { } item)
        {
            return;
        }

        if (CustomMember is { } custom && ApiTree.Find(item, item, custom) is JValue { Value: string { Length: > 0 } })
        {
            await Delete.AndWait.RunAsync(op, ct);
            return;
        }

        try
        {
            await PutAsync(op, Value, ct);
        }
        catch (Exception refused) when (op.KindOf(refused) == ServiceErrorKind.Invalid && DefaultOf(item) is { } @default)
        {
            await PutAsync(op, @default, ct);
        }
    }

    private JToken? DefaultOf(JObject item) =>
        DefaultMember is { } member && ApiTree.Find(item, item, member) is { } value && !ApiTree.IsNothing(value) ? value : null;

    private Task<JObject?> PutAsync(OperationContext op, JToken value, CancellationToken ct) => op.Store.UpdateAsync(
        op.Id,
        server => new JObject(Repeated.Where(server.ContainsKey).Select(name => new JProperty(name, server[name]))) { [Member] = value.DeepClone() },
        ct);
}
