using Google.Protobuf;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore.Later;

/// <summary>
/// A planned change as <c>terraform show -json</c> has it, which Terraform from 1.12 on also makes of every plan that it shows. What cannot be
/// rendered is not shown, and ends the command.
/// </summary>
internal static class PlanJson
{
    public static JObject Render(
        TfObjectType type,
        TfValue before,
        TfValue after,
        TfObjectType? identityType,
        TfValue beforeIdentity,
        TfValue afterIdentity,
        ByteString memory,
        Deferred? deferred)
    {
        var change = new JObject
        {
            ["before"] = Whole(before, type),
            ["after"] = after.IsWhollyKnown ? Whole(after, type) : Known(after),
            ["after_unknown"] = UnknownAsTrue(after),
            ["private"] = Convert.ToBase64String(memory.Span),
        };
        if (identityType is not null)
        {
            change["before_identity"] = Whole(beforeIdentity, identityType);
            change["after_identity"] = Whole(afterIdentity, identityType);
        }

        if (deferred is not null)
        {
            change["reason"] = deferred.Reason switch
            {
                Deferred.Types.Reason.ResourceConfigUnknown => "resource_config_unknown",
                Deferred.Types.Reason.ProviderConfigUnknown => "provider_config_unknown",
                Deferred.Types.Reason.AbsentPrereq => "absent_prereq",
                _ => throw new ValueEncodeException(TfPath.Root, $"a deferral needs a reason, not {deferred.Reason}"),
            };
        }

        // Through text, as a file has it.
        return JObject.Parse(change.ToString());
    }

    private static JToken Whole(TfValue value, TfType type) => JsonText.Parse(JsonCodec.Encode(value, type));

    /// <summary>What is known of a value; unknown attributes are left out, and unknown elements are null.</summary>
    private static JToken Known(TfValue value) => value switch
    {
        TfMap map => new JObject(map.Entries.Where(e => !e.Value.IsUnknown).Select(e => new JProperty(e.Key, Known(e.Value)))),
        TfList list => new JArray(list.Elements.Select(e => e.IsUnknown ? JValue.CreateNull() : Known(e))),
        TfString text => new JValue(text.Value),
        TfBool flag => new JValue(flag.Value),
        TfNumber number => JToken.Parse(number.ToString()),
        _ => JValue.CreateNull(),
    };

    private static JToken UnknownAsTrue(TfValue value) => value switch
    {
        { IsUnknown: true } => new JValue(true),
        TfMap map => new JObject(map.Entries.Where(e => !e.Value.IsWhollyKnown).Select(e => new JProperty(e.Key, UnknownAsTrue(e.Value)))),
        TfList list => new JArray(list.Elements.Select(UnknownAsTrue)),
        _ => new JValue(false),
    };
}
