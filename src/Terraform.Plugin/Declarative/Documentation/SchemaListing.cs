using System.Globalization;
using System.Text;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>
/// The whole surface of a provider as text, one line an attribute path. The approved copy lies in the tests, so that a change of what users
/// can write, or of what states hold, is seen in review.
/// </summary>
public static class SchemaListing
{
    public static string Of(ProviderDefinition provider)
    {
        var text = new StringBuilder();
        Fields(text, "provider", provider.Fields);
        foreach (var resource in provider.Resources.OrderBy(r => r.TypeName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"resource {resource.TypeName} version={resource.SchemaVersion}\n");
            Fields(text, $"resource {resource.TypeName}", ImplicitAttributes.FieldsOf(resource));
        }

        foreach (var source in provider.DataSources.OrderBy(s => s.TypeName, StringComparer.Ordinal))
        {
            Fields(text, $"data {source.TypeName}", ImplicitAttributes.FieldsOf(source));
        }

        foreach (var ephemeral in provider.EphemeralResources.OrderBy(e => e.TypeName, StringComparer.Ordinal))
        {
            Fields(text, $"ephemeral {ephemeral.TypeName}", ephemeral.Fields);
        }

        foreach (var function in provider.Functions.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append("function ").Append(FunctionSection.Signature(function)).Append('\n');
        }

        return text.ToString();
    }

    private static void Fields(StringBuilder text, string owner, IReadOnlyList<Field> fields, string path = "", bool readOnly = false)
    {
        foreach (var field in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append(owner).Append(' ').Append(path).Append(field.Name).Append("  ").AppendJoin(' ', Words(field, readOnly)).Append('\n');
            Fields(text, owner, field.Children, $"{path}{field.Name}.", readOnly || field.IsReadOnly);
        }
    }

    private static IEnumerable<string> Words(Field field, bool readOnly)
    {
        yield return field.Kind switch
        {
            FieldKind.Block => "block",
            FieldKind.ListBlock => "blocks",
            FieldKind.SingleNestedBlock => "single-block",
            FieldKind.SingleNestedAttribute => "object",
            FieldKind.ListNestedAttribute => "list(object)",
            _ => TypeText.InSignature(field.Type),
        };
        yield return (readOnly ? Presence.Computed : field.Presence) switch
        {
            Presence.Required => "required",
            Presence.OptionalComputed => "optional computed",
            Presence.Computed or Presence.ComputedByProvider => "read-only",
            _ => "optional",
        };
        foreach (var (set, word) in new[]
        {
            (field.Replacement == Replacement.OnChange, "replaces"),
            (field.IsMarkedSensitive, "sensitive"),
            (field.IsWriteOnly, "write-only"),
            (field.DeprecationMessage is not null, "deprecated"),
            (field.DefaultValue is not null, $"default={(field.DefaultValue is { } value ? ValueText.Of(value) : "")}"),
        })
        {
            if (set)
            {
                yield return word;
            }
        }
    }
}
