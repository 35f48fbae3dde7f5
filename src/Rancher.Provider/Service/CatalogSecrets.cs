using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Service;

/// <summary>Where the objects of the catalog may hold secrets, from the definitions of their types.</summary>
internal static class CatalogSecrets
{
    /// <summary>The places, as <see cref="Rancher.Api.Http.SecretPlaces"/> has them.</summary>
    public static IEnumerable<string> Places(IEnumerable<ResourceDefinition> resources) => resources.SelectMany(resource => Of(resource.Fields, ""));

    private static IEnumerable<string> Of(IReadOnlyList<Field> fields, string parent)
    {
        foreach (var field in fields.Where(f => f.Binding != ApiBinding.ProviderOnly))
        {
            var segments = field.Location.Segments;
            var above = segments.Count > 1 ? segments[^2] : field.Location.IsFromRoot ? "" : parent;
            if (field.HasChildren)
            {
                var isMap = field.Placement.IsMap && segments.Count > 0;
                foreach (var place in Of(field.Children, segments.Count == 0 ? above : isMap ? $"{segments[^1]}/*" : segments[^1])
                    .Concat(isMap ? [$"{segments[^1]}/*/"] : []))
                {
                    yield return place;
                }
            }
            else if ((field.IsSensitive || field.MayBeSecret) && segments.Count > 0)
            {
                yield return $"{above}/{segments[^1]}";
            }
        }
    }
}
