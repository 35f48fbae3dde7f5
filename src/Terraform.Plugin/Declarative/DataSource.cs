using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative;

/// <summary>Derives a data source from the resource of the same name: the same fields, read only, found by a few of them.</summary>
public static class DataSource
{
    /// <param name="resource">Whose objects are read, with what the resource relates to them.</param>
    /// <param name="required">Attributes that must be given.</param>
    /// <param name="optional">Attributes that may be given to narrow the search.</param>
    /// <param name="ignored">Attributes that older configurations give, to no effect.</param>
    public static DataSourceDefinition AsDataSource(
        this ResourceDefinition resource, IReadOnlyList<string> required, IReadOnlyList<string>? optional = null, IReadOnlyList<string>? ignored = null)
    {
        var keys = required.Concat(optional ?? []).ToHashSet(StringComparer.Ordinal);
        var address = resource.Address ?? throw new ArgumentException($"{resource.TypeName} has no API collection to search.", nameof(resource));
        return new DataSourceDefinition(resource.TypeName, resource.Description)
        {
            Area = resource.Area,
            Address = address,
            Fields = [.. resource.Fields.Except(Renewed(resource))
                .Where(f => f.Binding is ApiBinding.ReadWrite or ApiBinding.RelatedObject or ApiBinding.PathParameter && !f.IsWriteOnly)
                .Select(f => keys.Contains(f.Name) ? f.AsKey(required.Contains(f.Name)) : ignored?.Contains(f.Name) == true ? Ignored(f) : ReadOnly(f))],
            ReadAsync = async (context, ct) =>
            {
                var found = await FindOneAsync(context, resource, keys, address.Resolve(context.Config), ct);
                await ObjectLifecycle.JoinAsync(resource, context.Services, Values.TfValue.Null, found, ct);
                return found;
            },
        };
    }

    // A credential that the resource makes is not the server's to show, and a read makes none.
    private static IEnumerable<Field> Renewed(ResourceDefinition resource)
    {
        var renewals = resource.Fields.Where(f => f.Renewal is not null).ToList();
        return resource.Fields.Where(f => renewals.Any(r => r == f || r.Renewal!.Reason == f.Name));
    }

    private static Field ReadOnly(Field field) => field.AsRead([.. field.Children.Where(c => !c.IsWriteOnly).Select(ReadOnly)]);

    private static Field Ignored(Field field) =>
        ReadOnly(field).OptionalComputed().Deprecated("A value given here has no effect; left out, the attribute shows what the server has.");

    private static async Task<JObject> FindOneAsync(
        DataReadContext context, ResourceDefinition resource, IEnumerable<string> keys, ApiCollection collection, CancellationToken ct)
    {
        var given = resource.Fields.Where(f => keys.Contains(f.Name))
            .Select(f => (f.ApiPath, Value: context.Text(f.Name) ?? f.DefaultValue?.StringOrNull(), Field: f))
            .Where(f => f.Value is not null)
            .Select(f => (f.ApiPath, Value: f.Field.Action is { } action ? (string?)action.MemberOf(f.Field, f.Value!) : f.Value))
            .ToList();
        var filters = given.Where(f => f.Value is not null).ToDictionary(f => f.ApiPath, f => f.Value!);
        // A key that the API has no value for is one that the object must not have either.
        var found = (await context.Services.Store(collection).ListAsync(filters, ct))
            .Where(item => given.Where(f => f.Value is null).All(f => ApiTree.Find(item, item, f.ApiPath) is not { } value || ApiTree.IsNothing(value)))
            .ToList();
        var wanted = string.Join(" and ", filters.Select(f => $"{f.Key} \"{f.Value}\""));
        return found.Count switch
        {
            1 => found[0],
            0 => throw new OperationFailedException($"There is no {collection.Schema} with {wanted}, or the token may not see it."),
            _ => throw new OperationFailedException(
                $"There are {found.Count} objects of type {collection.Schema} with {wanted}: {string.Join(", ", found.Take(5).Select(o => (string?)o["id"]))}. "
                    + "Name one by more of its keys."),
        };
    }
}
