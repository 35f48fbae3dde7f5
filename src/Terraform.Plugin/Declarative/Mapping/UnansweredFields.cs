using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// The fields whose absence in an answer says nothing, so that the state keeps what it has: those that the server ignored when it was written to, and in
/// a state that no apply of ours is behind, any attribute that the answer does not have at all.
/// </summary>
/// <param name="Names">The ignored arguments, see <see cref="IgnoredArguments.NameOf"/>.</param>
/// <param name="IsAnyAbsence">Whether any absent attribute counts; the service shows a cleared one as null or empty.</param>
internal sealed record UnansweredFields(IReadOnlySet<string> Names, bool IsAnyAbsence)
{
    public static UnansweredFields None { get; } = new(new HashSet<string>(), false);

    /// <summary>Whether the state keeps the value of the field.</summary>
    public bool Keep(Field field, string name, JObject root, JToken? scope, JToken? json) =>
        field is { Binding: ApiBinding.ReadWrite, IsReadOnly: false }
        && (Names.Contains(name) ? json is null || (field.IsBlock && field.Placement.Items(field, json).Count == 0)
            : IsAnyAbsence && !field.HasChildren && json is null && ApiTree.IsAbsent(root, scope, field.Location));

    /// <summary>The map as read, with the entries that the server ignored.</summary>
    public TfValue WithEntries(TfValue read, TfValue known, string name) => Names.Count > 0 && known is TfMap map && read is TfMap or TfNull
        && map.Entries.Where(e => Names.Contains($"{name}.{e.Key}") && (read as TfMap)?.Entries.ContainsKey(e.Key) != true).ToList() is { Count: > 0 } kept
            ? new TfMap(((read as TfMap)?.Entries ?? TfMap.Empty.Entries).Concat(kept))
            : read;
}
