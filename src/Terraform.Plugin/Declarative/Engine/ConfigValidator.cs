using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Checks a configuration against its fields and reports everything at once, each finding on its path. Unknown values are never wrong.</summary>
internal sealed class ConfigValidator
{
    private readonly Diagnostics _diagnostics = [];
    private readonly bool _writeOnlyAllowed;

    private ConfigValidator(bool writeOnlyAllowed) => _writeOnlyAllowed = writeOnlyAllowed;

    public static Diagnostics Validate(
        IReadOnlyList<Field> fields, TfValue config, Action<ValidateConfigContext>? rules, bool writeOnlyAllowed = true, TfValue? provider = null)
    {
        var validator = new ConfigValidator(writeOnlyAllowed);
        validator.ValidateObject(fields, config, TfPath.Root);
        rules?.Invoke(new ValidateConfigContext(fields, config, validator._diagnostics) { Provider = provider ?? TfValue.Null });
        return validator._diagnostics;
    }

    private void ValidateObject(IReadOnlyList<Field> fields, TfValue config, TfPath path)
    {
        if (config is not TfMap)
        {
            return;
        }

        ValidateKinds(fields, config, path);
        foreach (var field in fields)
        {
            var (value, at) = (config[field.Name], path.Attribute(field.Name));
            ValidatePresence(field, value, at);
            ValidateConflicts(field, config, at);
            TwinValidator.Check(field, config, path, _diagnostics);
            ValidateValue(field, value, at);
        }
    }

    private void ValidatePresence(Field field, TfValue value, TfPath at)
    {
        if (field.IsRequired && !field.IsBlock && value.IsNull)
        {
            _diagnostics.Error("Missing required argument", $"{at} must have a value; null was given.", at);
        }

        if (field.IsReadOnly && !value.IsNull)
        {
            _diagnostics.Error("Read-only attribute", $"{at} is set by the server and cannot be configured. Remove it from the configuration.", at);
        }

        if (field.IsWriteOnly && !value.IsNull && !_writeOnlyAllowed)
        {
            _diagnostics.Error(
                "Terraform is too old for a write-only argument",
                $"{at} is never stored in state, which needs Terraform 1.11 or OpenTofu 1.11 or newer."
                    + (field is { TwinOf: { } stored, IsStoredUnderAnotherName: true } ? $" Use {stored}, which is stored in state, or a newer version." : ""),
                at);
        }

        if (field.DeprecationMessage is { } message && IsSet(value))
        {
            _diagnostics.Warning("Deprecated argument", $"{at}: {message}", at);
        }
    }

    private void ValidateConflicts(Field field, TfValue config, TfPath at)
    {
        // Both sides name each other; the one later in the alphabet reports, so that the user reads it once.
        foreach (var other in field.Conflicts.Where(o => string.CompareOrdinal(o, field.Name) < 0 && IsSet(config[field.Name]) && IsSet(config[o])))
        {
            _diagnostics.Error("Conflicting configuration", $"{field.Name} and {other} exclude each other. Keep one of the two.", at);
        }
    }

    private void ValidateKinds(IReadOnlyList<Field> fields, TfValue config, TfPath path)
    {
        var kinds = fields.Where(f => f is { IsOneOfBlocks: true, IsReadOnly: false }).Select(f => f.Name).ToList();
        if (kinds.Count > 0 && kinds.All(name => config[name] is { IsUnknown: false, Items.Count: 0 }))
        {
            _diagnostics.Error("Missing block", $"One of the blocks {string.Join(", ", kinds.Order(StringComparer.Ordinal))} must be given.", path);
        }
    }

    private void ValidateValue(Field field, TfValue value, TfPath at)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return;
        }

        ValidateFormats(field, value, at);
        ValidateKeys(field, value, at);

        foreach (var name in field.Placement is AdditionalPropertiesPlacement members && JsonValues.Write(field, value) is JObject entries
            ? entries.Properties().Select(p => p.Name).Where(n => !members.Allows(n))
            : [])
        {
            _diagnostics.Error("Invalid value", $"{at}: \"{name}\" is a part of the object itself, which cannot be given here. Remove it.", at);
        }

        switch (field.Kind)
        {
            case FieldKind.StringList or FieldKind.StringSet:
                ValidateElements(field, value, at);
                break;
            case FieldKind.SingleNestedAttribute or FieldKind.SingleNestedBlock:
                ValidateObject(field.Children, value, at);
                break;
            case FieldKind.Block or FieldKind.ListBlock or FieldKind.ListNestedAttribute when !field.IsReadOnly:
                for (var index = 0; index < value.Items.Count; index++)
                {
                    ValidateObject(field.Children, value.Items[index], at.Index(index));
                }

                break;
        }
    }

    private void ValidateFormats(Field field, TfValue value, TfPath at)
    {
        foreach (var validator in field.Validators)
        {
            foreach (var (part, path) in validator.ChecksElements ? Parts(field, value, at)
                : value.IsWhollyKnown || field.IsBlock || field.Kind == FieldKind.StringMap ? [(value, at)] : [])
            {
                if (!part.IsNull && !part.IsUnknown && validator.Reject(part) is { } problem)
                {
                    // What is said of a document may repeat a part of it.
                    var detail = field.IsWriteOnly
                        ? $"{path}: {validator.Documentation ?? "The value is not valid."} The value is not shown, since it is secret."
                        : $"{path}: {(field.IsSensitive && part.StringOrNull() is { Length: > 0 } secret ? Masked(problem, secret) : problem)}";
                    if (validator.IsWarning)
                    {
                        _diagnostics.Warning("Unusual value", detail, path);
                    }
                    else
                    {
                        _diagnostics.Error("Invalid value", detail, path);
                    }
                }
            }
        }
    }

    private static IEnumerable<(TfValue Part, TfPath Path)> Parts(Field field, TfValue value, TfPath at) => field.Kind switch
    {
        // A path into a set is refused by core, so the set itself is named.
        FieldKind.StringSet => value.Items.Select(item => (item, at)),
        FieldKind.StringList => value.Items.Select((item, index) => (item, at.Index(index))),
        FieldKind.StringMap => (value as TfMap ?? TfMap.Empty).Entries.Select(entry => (entry.Value, at.Key(entry.Key))),
        _ => [(value, at)],
    };

    private static string Masked(string problem, string secret) =>
        problem.Replace(Validators.TextFormatValidator.Quote(secret), "The value", StringComparison.Ordinal).Replace(secret, "…", StringComparison.Ordinal);

    // Of two objects with the same key one would be lost without a word, or each taken for the other.
    private void ValidateKeys(Field field, TfValue value, TfPath at)
    {
        if (field.Placement.Key is not { } key)
        {
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < value.Items.Count; index++)
        {
            if (value.Items[index][key].StringOrNull() is { } text && !seen.TryAdd(text, index))
            {
                var path = at.Index(index).Attribute(key);
                _diagnostics.Error(
                    "Duplicate key",
                    $"{path}: \"{text}\" is the {key} of {at.Index(seen[text])} already, and only one {field.Name} block can have it. "
                        + $"Put the two blocks together, or give one of them another {key}.",
                    path);
            }
        }
    }

    private void ValidateElements(Field field, TfValue value, TfPath at)
    {
        for (var index = 0; index < value.Items.Count; index++)
        {
            if (value.Items[index].IsNull)
            {
                // A path into a set is refused by core, so the set itself is named.
                _diagnostics.Error("Invalid value", $"{at} must not contain null.", field.Kind == FieldKind.StringSet ? at : at.Index(index));
            }
        }
    }

    private static bool IsSet(TfValue value) => value switch
    {
        TfNull or TfUnknown => false,
        TfList list => list.Elements.Count > 0,
        _ => true,
    };
}
