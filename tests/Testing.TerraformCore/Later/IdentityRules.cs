using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore.Later;

/// <summary>What core checks of an identity (validateIdentity, validateIdentityKnown), and what fails after its checks have let one pass.</summary>
internal static class IdentityRules
{
    /// <summary>The type of an identity; null for a resource without one.</summary>
    public static TfObjectType? TypeOf(ResourceIdentitySchema? schema) => schema is null
        ? null
        : TfType.ObjectOf([.. schema.IdentityAttributes.Select(a => KeyValuePair.Create(a.Name, TfType.Parse(a.Type.ToStringUtf8())))]);

    /// <summary>Problems of a schema: core takes neither maps, sets nor objects, and each attribute must say how it is used in an import.</summary>
    public static IEnumerable<string> OfSchema(string type, ResourceIdentitySchema schema, bool hasResource)
    {
        if (!hasResource)
        {
            yield return $"{type}: an identity of a type that does not exist";
        }

        if (schema.Version < 0 || schema.IdentityAttributes.Count == 0)
        {
            yield return $"{type}: no version or no attributes";
        }

        foreach (var attribute in schema.IdentityAttributes)
        {
            if (attribute.RequiredForImport == attribute.OptionalForImport)
            {
                yield return $"{type}.{attribute.Name}: must be required or optional for import";
            }

            if (TfType.Parse(attribute.Type.ToStringUtf8()) is TfObjectType or TfCollectionType { IsMap: true } or TfCollectionType { IsSet: true })
            {
                yield return $"{type}.{attribute.Name}: maps, sets and objects are not allowed";
            }
        }
    }

    /// <summary>Problems of an identity in an answer.</summary>
    /// <param name="identity">What the answer has.</param>
    /// <param name="type">The type's identity; null when it has none.</param>
    /// <param name="before">The identity that the object had; null when it is not known yet.</param>
    /// <param name="isRequired">Whether the answer describes an object that exists, which has to have one.</param>
    public static IEnumerable<string> OfAnswer(ResourceIdentityData? identity, TfObjectType? type, TfValue before, bool isRequired)
    {
        if (identity?.IdentityData is null)
        {
            return isRequired && type is not null ? ["the object has no identity"] : [];
        }

        if (type is null)
        {
            return ["an identity of a type without identity schema"];
        }

        try
        {
            var value = Wire.Decode(identity.IdentityData, type);
            if (!value.IsWhollyKnown)
            {
                return ["Failed to marshal plan to json: value is not known"];
            }

            JsonCodec.Encode(value, type);
            return before.IsNull || before.Equals(value) ? [] : ["the identity changed"];
        }
        catch (Exception error) when (error is ValueDecodeException or ValueEncodeException)
        {
            return [$"the identity does not match the schema: {error.Message}"];
        }
    }
}
