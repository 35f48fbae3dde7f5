using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>Looks at and changes values by path.</summary>
public static class ValueAt
{
    public static TfValue Find(TfValue root, TfPath path)
    {
        var value = root;
        foreach (var step in path.Steps)
        {
            if (value.IsUnknown)
            {
                return TfValue.Unknown;
            }

            value = step switch
            {
                TfAttributeStep attribute => value[attribute.Name],
                TfKeyStep key => value[key.Key],
                TfIndexStep index when index.Index < value.Items.Count => value.Items[index.Index],
                _ => TfValue.Null,
            };
        }

        return value;
    }

    /// <summary>A copy with the value at the path replaced. What leads there must exist.</summary>
    public static TfValue Replace(TfValue root, TfPath path, TfValue value) => Replace(root, path.Steps, value);

    private static TfValue Replace(TfValue root, IEnumerable<TfPathStep> steps, TfValue value)
    {
        if (!steps.Any())
        {
            return value;
        }

        var rest = steps.Skip(1);
        return (steps.First(), root) switch
        {
            (TfAttributeStep step, TfMap map) => map.With(step.Name, Replace(map[step.Name], rest, value)),
            (TfKeyStep step, TfMap map) => map.With(step.Key, Replace(map[step.Key], rest, value)),
            (TfIndexStep step, TfList list) => new TfList(list.Elements.Select((e, i) => i == step.Index ? Replace(e, rest, value) : e)),
            _ => throw new InvalidOperationException($"Nothing leads to {string.Join('.', steps)}."),
        };
    }
}
