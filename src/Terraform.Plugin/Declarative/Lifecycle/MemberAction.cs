using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>An action whose input has the value as a member, such as <c>setpassword</c> with <c>newPassword</c>.</summary>
/// <param name="Name">The action.</param>
/// <param name="Member">The member.</param>
public sealed record MemberAction(string Name, string Member) : FieldAction
{
    /// <summary>What the API takes for a value of the attribute, null for none; null where it takes the value itself.</summary>
    public Func<string, string?>? ValueOf { get; init; }

    public override string Description => $"the action `{Name}`";

    public override (string Action, JObject? Input)? Next(Field field, TfValue prior, TfValue planned, JObject item)
    {
        var value = planned[field.Name];
        if (value.IsUnknown || (prior.IsNull ? HasItAlready(field, value, item) : SemanticEquality.AreEqual(field, value, prior[field.Name])))
        {
            return null;
        }

        return (Name, new JObject { [Member] = Written(field, value) });
    }

    public override JToken MemberOf(Field field, TfValue value) => Written(field, value);

    // An object that was adopted may have another value than a new one would have got with its creation.
    private bool HasItAlready(Field field, TfValue value, JObject item) => IsMemberOfNew
        ? field.IsHidden || JToken.DeepEquals(Written(field, value), ApiTree.Find(item, item, field.Location) ?? JValue.CreateNull())
        : SemanticEquality.IsEmpty(value);

    private JToken Written(Field field, TfValue value) =>
        value.IsNull ? JValue.CreateNull()
        : ValueOf is { } convert ? convert(value.StringOrNull() ?? "") is { } text ? new JValue(text) : JValue.CreateNull()
        : JsonValues.Write(field, value);
}
