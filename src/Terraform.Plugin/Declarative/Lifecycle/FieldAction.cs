using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Sets an attribute with an action of the object, where the API takes it in no other way.</summary>
public abstract record FieldAction
{
    /// <summary>Whether a new object takes the value as a member as well, so that the action is for changes only.</summary>
    public bool IsMemberOfNew { get; init; }

    /// <summary>Whether it comes before the other changes, such as a move to where those are allowed.</summary>
    public bool ComesFirst { get; init; }

    /// <summary>For the documentation: <c>the action `move`</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The value as a member of a new object, see <see cref="IsMemberOfNew"/>.</summary>
    public virtual JToken MemberOf(Field field, TfValue value) => JsonValues.Write(field, value);

    /// <summary>The action that makes the value of the field what is planned; null when nothing is to be done.</summary>
    /// <param name="field">The field.</param>
    /// <param name="prior">Attributes before; null when the object is new.</param>
    /// <param name="planned">Attributes to reach.</param>
    /// <param name="item">The object as the server has it.</param>
    public abstract (string Action, JObject? Input)? Next(Field field, TfValue prior, TfValue planned, JObject item);
}
