using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Points a finding at the form of a secret argument that the configuration gives: one with <c>password_wo</c> has no <c>password</c>.</summary>
internal static class GivenForm
{
    /// <summary>The path, with an argument whose write-only form is given replaced by that form.</summary>
    public static TfPath? Of(IReadOnlyList<Field> fields, TfValue config, TfPath? path)
    {
        if (path is null)
        {
            return null;
        }

        var (given, level, value) = (TfPath.Root, fields, config);
        foreach (var step in path.Steps)
        {
            if (step is not TfAttributeStep attribute || level.FirstOrDefault(f => f.Name == attribute.Name) is not { } field)
            {
                given = Append(given, step);
                value = step is TfIndexStep { Index: var index } && index < value.Items.Count ? value.Items[index] : value;
                continue;
            }

            given = given.Attribute(field.Twin is { } twin && value is TfMap && !value[twin.Value].IsNull ? twin.Value : field.Name);
            (level, value) = (field.Children, value is TfMap ? value[field.Name] : TfValue.Null);
        }

        return given;
    }

    private static TfPath Append(TfPath path, TfPathStep step) => step switch
    {
        TfAttributeStep attribute => path.Attribute(attribute.Name),
        TfIndexStep index => path.Index(index.Index),
        TfKeyStep key => path.Key(key.Key),
        _ => path,
    };
}
