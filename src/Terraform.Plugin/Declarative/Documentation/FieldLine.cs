using System.Text;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>One field as a list item: name, type and flags, then everything that the user has to know about it in sentences.</summary>
internal static class FieldLine
{
    private const string WriteOnlyFlag = "[Write-only](https://developer.hashicorp.com/terraform/language/resources/ephemeral#write-only-arguments)";

    public static string Of(Field field, IReadOnlyList<string> path)
    {
        var text = new StringBuilder($"- `{field.Name}` ({string.Join(", ", Flags(field))})");
        foreach (var sentence in Sentences(field, path))
        {
            text.Append(' ').Append(sentence);
        }

        return text.ToString();
    }

    public static string Anchor(Field field, IReadOnlyList<string> path) =>
        (field.IsBlock ? "nestedblock--" : "nestedatt--") + string.Join("--", path);

    private static IEnumerable<string> Flags(Field field)
    {
        yield return TypeText.Of(field);
        if (field is { IsBlock: true, MinItems: > 0 })
        {
            yield return $"Min: {field.MinItems}";
        }

        if (field is { Kind: FieldKind.Block, MaxItems: > 0 })
        {
            yield return $"Max: {field.MaxItems}";
        }

        if (field.IsMarkedSensitive)
        {
            yield return "Sensitive";
        }

        if (field.IsWriteOnly)
        {
            yield return field is { IsStoredUnderAnotherName: false } ? WriteOnlyFlag : $"[Write-only](#{SecretsSection.Anchor})";
        }

        if (field.DeprecationMessage is not null)
        {
            yield return "Deprecated";
        }
    }

    private static IEnumerable<string> Sentences(Field field, IReadOnlyList<string> path)
    {
        if (field.DeprecationMessage is { } instead)
        {
            yield return $"**Deprecated:** {instead}";
        }

        if (field is { TwinOf: { } argument, IsStoredUnderAnotherName: true })
        {
            yield return $"Instead of `{argument}`; with `{argument}_wo_version` (Number).";
            yield break;
        }

        // A paragraph break would end the list item.
        yield return Lines.Normalize(field.Description).Replace("\n\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Trim();
        if (field.Versions is { } versions)
        {
            yield return versions.Text;
        }

        foreach (var rule in field.Validators.Select(r => r.Documentation).OfType<string>())
        {
            yield return rule;
        }

        if (field.DefaultValue is { } value)
        {
            yield return $"Defaults to `{ValueText.Of(value)}`.";
        }

        if (field.CreateDefault is { } start)
        {
            yield return $"A new object gets `{ValueText.Of(start)}` where nothing is given.";
        }

        if (field is { Kind: FieldKind.ListBlock, Presence: Presence.OptionalComputed })
        {
            yield return "Without any such block, those that the object has are left alone, also those that are added later outside Terraform.";
        }

        if (field.IsKeptWhenLeftOut)
        {
            yield return "Taken out of the configuration, the block stays as the object has it.";
        }

        if (field.NotRemovableBecause is not null)
        {
            yield return "Cannot be taken away from an existing object.";
        }

        if (field is { Conflicts.Count: > 0, IsOneOfBlocks: false })
        {
            yield return $"Conflicts with {string.Join(", ", field.Conflicts.Order(StringComparer.Ordinal).Select(c => $"`{c}`"))}.";
        }

        if (field is { Replacement: Replacement.OnChange, IsReadOnly: false })
        {
            yield return "Changing this destroys and recreates the object.";
        }

        if (field is { Replacement: Replacement.IfAddedOrRemoved, IsReadOnly: false })
        {
            yield return field.IsOneOfBlocks
                ? "An object has exactly one such block: with another one it is destroyed and recreated."
                : "Adding or removing this block replaces the object.";
        }

        if (field is { ReplaceCondition: { } condition, IsReadOnly: false })
        {
            yield return condition.Documentation;
        }

        if (field.HasChildren)
        {
            yield return $"(see [below for nested schema](#{Anchor(field, path)}))";
        }
    }
}
