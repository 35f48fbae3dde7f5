namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The kinds of actions that set an attribute.</summary>
public static class SetBy
{
    /// <summary>An action whose input has the value as a member: <c>setpassword</c> with <c>newPassword</c>.</summary>
    public static MemberAction Action(string name, string member) => new(name, member);

    /// <summary>Two actions that turn a flag on and off: <c>activate</c> and <c>deactivate</c>.</summary>
    public static SwitchAction Switch(string on, string off) => new(on, off);
}
