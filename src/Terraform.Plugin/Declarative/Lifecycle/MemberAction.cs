using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>An action whose input has the value as a member, such as <c>setpassword</c> with <c>newPassword</c>.</summary>
/// <param name="Name">The action.</param>
/// <param name="Member">The member.</param>
public sealed record MemberAction(string Name, string Member) : FieldAction
{
    public override string Description => $"the action `{Name}`";

    public override (string Action, JObject? Input)? Next(Field field, TfValue prior, TfValue planned, JObject item)
    {
        var value = planned[field.Name];
        if (value.IsUnknown || (prior.IsNull ? SemanticEquality.IsEmpty(value) || IsMemberOfNew : SemanticEquality.AreEqual(field, value, prior[field.Name])))
        {
            return null;
        }

        return (Name, new JObject { [Member] = value.IsNull ? JValue.CreateNull() : JsonValues.Write(field, value) });
    }
}
