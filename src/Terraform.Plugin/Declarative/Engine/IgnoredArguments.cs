using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Arguments that an API took no notice of. A server that does not know a field accepts it in silence, and the user would learn of it only by a
/// difference in every plan from then on.
/// </summary>
internal sealed class IgnoredArguments
{
    private readonly JObject _root;

    private IgnoredArguments(JObject root) => _root = root;

    /// <summary>Configured arguments that are not in the answer to the write that carried them, nor in any answer later.</summary>
    public static IReadOnlyList<TfPath> Find(IReadOnlyList<Field> fields, TfValue config, JObject answer) =>
        [.. new IgnoredArguments(answer).In(fields, config, answer, TfPath.Root)];

    private IEnumerable<TfPath> In(IReadOnlyList<Field> fields, TfValue config, JToken? scope, TfPath at) => fields
        // Secrets are left out of answers on purpose, and what an action sets was refused or done.
        .Where(f => f is { Binding: ApiBinding.ReadWrite, Action: null, IsSensitive: false, IsWriteOnly: false, IsReadOnly: false }
            && !SaysNothing(f, config[f.Name]))
        .SelectMany(f => InField(f, config[f.Name], FieldPlace.Find(_root, scope, f), at.Attribute(f.Name)));

    private IEnumerable<TfPath> InField(Field field, TfValue config, JToken? json, TfPath at)
    {
        if (json is null)
        {
            return HoldsSecrets(field) ? [] : [at];
        }

        // Which of several objects is which is not asked here; a server that knows the list knows its items.
        return field is { Kind: FieldKind.Block, Placement.IsMap: false } && json is JObject && config.Items is [var only] ? In(field.Children, only, json, at.Index(0)) : [];
    }

    /// <summary>Whether a server that lacks the field would do the same: it is not given, or says what is the default.</summary>
    internal static bool SaysNothing(Field field, TfValue value) =>
        value.IsUnknown || SemanticEquality.IsEmpty(field, value) || (field.DefaultValue is { } @default && SemanticEquality.AreEqual(field, @default, value));

    private static bool HoldsSecrets(Field field) => field.IsSensitive || field.Children.Any(HoldsSecrets);
}
