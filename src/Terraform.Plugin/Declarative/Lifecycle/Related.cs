using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The ways to join other objects.</summary>
public static class Related
{
    /// <summary>The object whose id a member holds.</summary>
    /// <param name="name">Name under which it is joined.</param>
    /// <param name="collection">Where it is.</param>
    /// <param name="idMember">Member that holds its id.</param>
    public static RelatedObject ById(string name, ApiCollection collection, string idMember) => new RelatedById(name, collection, idMember);

    /// <summary>The objects that refer to this one.</summary>
    /// <param name="name">Name under which their list is joined.</param>
    /// <param name="collection">Where they are.</param>
    /// <param name="filters">Member of theirs, and member of this object that it must equal.</param>
    public static RelatedObject List(string name, ApiCollection collection, params (string Theirs, string Ours)[] filters) =>
        new RelatedList(name, collection, filters);

    /// <summary>A value that the object itself implies.</summary>
    public static RelatedObject Derived(Action<JObject> derive) => new DerivedMember(derive);
}

/// <summary>See <see cref="Related.ById"/>.</summary>
public sealed record RelatedById(string Name, ApiCollection Collection, string IdMember) : RelatedObject
{
    public override async Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct)
    {
        if ((string?)(ApiTree.Find(item, item, IdMember) as JValue) is { Length: > 0 } id
            && await context.Services.Store(Collection).FindAsync(id, ct) is { } found)
        {
            item[Name] = found;
        }
    }
}

/// <summary>See <see cref="Related.List"/>.</summary>
public sealed record RelatedList(string Name, ApiCollection Collection, IReadOnlyList<(string Theirs, string Ours)> Filters) : RelatedObject
{
    public override async Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct)
    {
        var filters = Filters.ToDictionary(f => f.Theirs, f => (string?)(ApiTree.Find(item, item, f.Ours) as JValue) ?? "");
        var found = await context.Services.Store(Collection).ListAsync(filters, ct);
        item[Name] = new JArray(found.OrderBy(o => (string?)o["id"], StringComparer.Ordinal));
    }
}

/// <summary>See <see cref="Related.Derived"/>.</summary>
public sealed record DerivedMember(Action<JObject> Derive) : RelatedObject
{
    public override Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct)
    {
        Derive(item);
        return Task.CompletedTask;
    }
}
