using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>Makes the value of an opened ephemeral resource of an API object, by the same fields as everywhere.</summary>
public static class EphemeralValue
{
    /// <param name="definition">The ephemeral resource.</param>
    /// <param name="config">What the user gave, which stands.</param>
    /// <param name="api">The API object, lookups joined.</param>
    public static TfValue Of(EphemeralResourceDefinition definition, TfValue config, JObject api)
    {
        var read = Flattener.Flatten(definition.Fields, api, TfValue.Null, ReadPurpose.Import);
        return new TfMap(definition.Fields.Select(f => KeyValuePair.Create(f.Name, f.IsReadOnly ? read[f.Name] : config[f.Name])));
    }
}
