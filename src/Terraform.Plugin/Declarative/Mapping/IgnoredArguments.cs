using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>
/// Arguments that a server accepted and does not keep: it does not know the field, or drops it. No answer shows them, so their absence is no change, and
/// the state keeps what was configured.
/// </summary>
internal sealed class IgnoredArguments
{
    private readonly JObject _root;

    private IgnoredArguments(JObject root) => _root = root;

    /// <summary>Configured arguments that are not in the answer to the write that carried them, nor in any answer later.</summary>
    public static IReadOnlyList<TfPath> Find(IReadOnlyList<Field> fields, TfValue config, JObject answer) =>
        [.. FindUnanswered(fields, config, answer).Where(a => !a.IsHidden).Select(a => a.Path)];

    /// <summary>As <see cref="Find"/>, with blocks of secrets alone, which the server may have and hide whole.</summary>
    public static IReadOnlyList<UnansweredArgument> FindUnanswered(IReadOnlyList<Field> fields, TfValue config, JObject answer) =>
        [.. new IgnoredArguments(answer).In(fields, [(config, TfPath.Root)], [answer])];

    /// <summary>
    /// What an argument is remembered by: the names on the way, without positions in lists, since a server that drops a field drops it in each item.
    /// </summary>
    public static string NameOf(TfPath path) => string.Join('.', path.Steps.Select(step => step switch
    {
        TfAttributeStep attribute => attribute.Name,
        TfKeyStep key => key.Key,
        _ => null,
    }).OfType<string>());

    // Secrets are left out of answers on purpose, and what an action sets was refused or done.
    private IEnumerable<UnansweredArgument> In(IReadOnlyList<Field> fields, IReadOnlyList<(TfValue Value, TfPath Path)> config, IReadOnlyList<JToken> scopes) =>
        fields
        .Where(f => f is { Binding: ApiBinding.ReadWrite, Action: null, KeepsConfiguredValue: false, IsHidden: false, IsWriteOnly: false, IsReadOnly: false })
        .SelectMany(f => InField(
            f.PlacedBeside(name => config[0].Value[name]),
            [.. config.Select(c => (Value: c.Value[f.Name], Path: c.Path.Attribute(f.Name))).Where(c => !SaysNothing(f, c.Value))],
            scopes));

    private IEnumerable<UnansweredArgument> InField(Field field, IReadOnlyList<(TfValue Value, TfPath Path)> config, IReadOnlyList<JToken> scopes)
    {
        if (config.Count == 0)
        {
            return [];
        }

        var found = scopes.Select(scope => FieldPlace.Find(_root, scope, field)).OfType<JToken>().ToList();
        if (field.Kind == FieldKind.StringMap && field.Placement is AdditionalPropertiesPlacement)
        {
            return config.SelectMany(c => ((TfMap)c.Value).Entries.Keys.Where(key => !found.Any(json => (json as JObject)?[key] is not null))
                .Select(key => new UnansweredArgument(c.Path.Key(key))));
        }

        if (!field.HasChildren)
        {
            return found.Count == 0 ? [new UnansweredArgument(config[0].Path)] : [];
        }

        var objects = found.SelectMany(json => field.Placement.Items(field, json)).ToList();
        return objects.Count > 0
            ? In(field.Children, [.. config.SelectMany(Items)], objects)
            : [new UnansweredArgument(config[0].Path) { IsHidden = !config.Any(c => Items(c).Any(item => SaysMoreThanSecrets(field.Children, item.Value))) }];
    }

    private static IEnumerable<(TfValue Value, TfPath Path)> Items((TfValue Value, TfPath Path) list) =>
        list.Value is TfMap ? [list] : list.Value.Items.Select((item, index) => (item, list.Path.Index(index)));

    /// <summary>Whether a server that lacks the field would do the same: it is not given, or says what is the default.</summary>
    internal static bool SaysNothing(Field field, TfValue value) =>
        value.IsUnknown || SemanticEquality.IsEmpty(field, value) || (field.DefaultValue is { } @default && SemanticEquality.AreEqual(field, @default, value));

    // A block of which only secrets were sent may be hidden whole. Of any other, what is a default in it was sent as well.
    private static bool SaysMoreThanSecrets(IReadOnlyList<Field> fields, TfValue value) => fields
        .Where(f => !f.IsHidden && value[f.Name] is { IsUnknown: false } given && !SemanticEquality.IsEmpty(f, given))
        .Any(f => !f.HasChildren || Items((value[f.Name], TfPath.Root)).Any(item => SaysMoreThanSecrets(f.Children, item.Value)));
}
