using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Paths for Terraform. An element of a set has no address, so a path ends at the set that it leads into.</summary>
internal static class PathEncoder
{
    /// <param name="path">The path.</param>
    /// <param name="root">Type of what the path starts in; null when it is not known, then the path is taken as it is.</param>
    public static AttributePath Encode(TfPath path, TfType? root)
    {
        var result = new AttributePath();
        var type = root;
        foreach (var step in path.Steps)
        {
            if (type is TfCollectionType { IsSet: true })
            {
                break;
            }

            (var encoded, type) = step switch
            {
                TfAttributeStep attribute => (new AttributePath.Types.Step { AttributeName = attribute.Name }, Member(type, attribute.Name)),
                TfKeyStep key => (new AttributePath.Types.Step { ElementKeyString = key.Key }, Element(type, 0)),
                TfIndexStep index => (new AttributePath.Types.Step { ElementKeyInt = index.Index }, Element(type, index.Index)),
                _ => throw new InvalidOperationException($"Path step {step} is not known."),
            };
            result.Steps.Add(encoded);
        }

        return result;
    }

    private static TfType? Member(TfType? type, string name) =>
        type is TfObjectType @object && @object.Attributes.TryGetValue(name, out var attribute) ? attribute : Element(type, 0);

    private static TfType? Element(TfType? type, int index) => type switch
    {
        TfCollectionType collection => collection.Element,
        TfTupleType tuple when index < tuple.Elements.Count => tuple.Elements[index],
        _ => null,
    };
}
