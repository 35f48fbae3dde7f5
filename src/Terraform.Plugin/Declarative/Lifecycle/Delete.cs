using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The ways to destroy an object.</summary>
public static class Delete
{
    /// <summary>A DELETE, and a wait until the object is gone.</summary>
    public static DeleteMethod AndWait { get; } = new DeleteAndWait();

    /// <summary>Only the state forgets it.</summary>
    public static DeleteMethod Forget { get; } = new ForgetObject();

    /// <summary>An action of the object, which stays: <c>disable</c>.</summary>
    public static DeleteMethod Action(string name) => new DeleteByAction(name);

    /// <summary>The member gets a value back, and the object stays.</summary>
    public static ResetMember Reset(string member, JToken to) => new(member, to);
}
