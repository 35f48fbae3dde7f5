using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>
/// Finds the object that a user imports. A text may fit several forms; then the one is meant of which the server has an object, and forms that say most are
/// tried first.
/// </summary>
internal static class ObjectImport
{
    public static async Task<ImportTarget> ResolveAsync(OperationContext op, string text, CancellationToken ct)
    {
        var candidates = FormsOf(op.Definition).Select(form => (Form: form, Parts: form.Format.Parse(text)!)).Where(c => c.Parts is not null).ToList();
        if (candidates is [{ Form.IsLookup: false, Parts: var only }])
        {
            return Target(op.Definition, only, text);
        }

        foreach (var (form, parts) in candidates)
        {
            if ((form.IsLookup ? await LookUpAsync(op, parts, ct) : await ExistingAsync(op, Target(op.Definition, parts, text), ct)) is { } target)
            {
                return target;
            }
        }

        throw new OperationFailedException(candidates.Count == 0
            ? $"\"{text}\" is not an id of such an object."
            : $"There is no object with the id or name \"{text}\", or the token may not see it.");
    }

    /// <summary>All forms, those that say most first.</summary>
    public static IReadOnlyList<ImportForm> FormsOf(ResourceDefinition definition) =>
    [
        .. definition.ImportForms.Prepend(new ImportForm(definition.Address?.ImportFormat(definition.Id) ?? definition.Id, definition.ImportId ?? ""))
            .OrderBy(f => f.IsLookup).ThenByDescending(f => f.Format.Parts.Count()),
    ];

    /// <summary>The state of which the first read makes a whole one.</summary>
    public static JObject StateOf(ImportTarget target)
    {
        var state = new JObject { [ImplicitAttributes.Id] = target.Id };
        foreach (var (name, value) in target.Attributes)
        {
            state[name] = value;
        }

        return state;
    }

    private static ImportTarget Target(ResourceDefinition definition, IReadOnlyDictionary<string, string> parts, string text) =>
        new(parts.GetValueOrDefault(ImplicitAttributes.Id) ?? definition.Id.Format(parts.GetValueOrDefault) ?? text)
        {
            Attributes = parts.Where(p => p.Key != ImplicitAttributes.Id).ToDictionary(),
        };

    private static async Task<ImportTarget?> ExistingAsync(OperationContext op, ImportTarget target, CancellationToken ct)
    {
        foreach (var collection in await CollectionsAsync(op, target.Attributes, ct))
        {
            try
            {
                if (await op.StoreOf(collection).FindAsync(target.Id, ct) is not null)
                {
                    return target;
                }
            }
            catch (Exception refused) when (op.KindOf(refused) is ServiceErrorKind.Forbidden or ServiceErrorKind.Invalid)
            {
                // A limited user gets the one for ids that do not exist, and no object can have the other; so another form may still be the one that is meant.
            }
        }

        return null;
    }

    private static async Task<ImportTarget?> LookUpAsync(OperationContext op, IReadOnlyDictionary<string, string> parts, CancellationToken ct)
    {
        var filters = parts.ToDictionary(p => op.Definition.Fields.First(f => f.Name == p.Key).ApiPath, p => p.Value);
        foreach (var collection in await CollectionsAsync(op, parts, ct))
        {
            var found = await op.StoreOf(collection).ListAsync(filters, ct);
            if (found.Count > 1)
            {
                throw new OperationFailedException(
                    $"{found.Count} objects have this name: {string.Join(", ", found.Take(5).Select(o => (string?)o["id"]))}. Import one of them by its id.");
            }

            if (found is [var only])
            {
                return new ImportTarget((string)only["id"]!) { Attributes = parts };
            }
        }

        return null;
    }

    private static Task<IReadOnlyList<ApiCollection>> CollectionsAsync(
        OperationContext op, IReadOnlyDictionary<string, string> attributes, CancellationToken ct) =>
        op.Definition.Address!.SearchAsync(op.Services, new TfMap(attributes.Select(a => KeyValuePair.Create(a.Key, (TfValue)a.Value))), ct);
}
