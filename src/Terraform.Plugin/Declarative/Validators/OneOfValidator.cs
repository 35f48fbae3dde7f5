using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>The value, or each element of a list, is one of a few words.</summary>
internal sealed class OneOfValidator(IReadOnlyList<string> values) : IFieldValidator
{
    public string Documentation => $"One of {string.Join(", ", values.Where(v => v.Length > 0).Select(v => $"`{v}`"))}.";

    public string? Reject(TfValue value)
    {
        var rejected = (value is TfList list ? list.Elements : [value])
            .Select(v => v.StringOrNull())
            .FirstOrDefault(text => text is not null && !values.Contains(text, StringComparer.OrdinalIgnoreCase));
        if (rejected is null)
        {
            return null;
        }

        var nearest = Nearest.Of(rejected, values);
        return $"\"{rejected}\" is none of {string.Join(", ", values.Where(v => v.Length > 0).Select(v => $"\"{v}\""))}."
            + (nearest is null ? "" : $" Did you mean \"{nearest}\"?");
    }
}
