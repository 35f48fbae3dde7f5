using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>Whom a binding gives its role to, which no binding can change later: a user or a group, each by its id or by its principal.</summary>
internal static class BindingFields
{
    private static readonly string[] Users = ["user_id", "user_principal_id"];
    private static readonly string[] Groups = ["group_id", "group_principal_id"];

    // A controller looks up what belongs to the user. It never does for a user who does not exist, and that is no reason for the binding to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Field UserId => Subject("user_id", "Id of the user who gets the role, such as `u-abcde`; Rancher finds it out where "
        + "`user_principal_id` is given.");

    public static Field UserPrincipalId => Principal(
        Subject("user_principal_id", "Principal of the user who gets the role, such as `local://u-abcde` or "
            + "`openldap_user://uid=jane,dc=example,dc=com`; Rancher finds it out where `user_id` is given."));

    public static Field GroupId => Subject("group_id", "Id of the group that gets the role.");

    public static Field GroupPrincipalId => Principal(Subject("group_principal_id", "Principal of the group that gets the role, such as "
        + "`github_team://1234567`. Rancher does not check whether there is such a group."));

    public static Field[] UserOrGroup => [UserId, UserPrincipalId, GroupId, GroupPrincipalId];

    /// <summary>Both names of the user are known, or the binding is one of a group.</summary>
    public static Readiness[] SubjectIsKnown =>
    [
        ReadyWhen.AnyMember("userPrincipalId", "groupId", "groupPrincipalId") with { Patience = Patience },
        ReadyWhen.AnyMember("userId", "groupId", "groupPrincipalId") with { Patience = Patience },
    ];

    /// <summary>Exactly one subject is given: a user by one name or both, or a group.</summary>
    public static void Validate(ValidateConfigContext config)
    {
        var (users, groups) = (Given(config, Users), Given(config, Groups));
        if (users.Any(IsKnown) && groups.FirstOrDefault(IsKnown) is { Name: { } group })
        {
            config.Diagnostics.Error("Two subjects", "A binding is for a user or for a group. Remove one of the two, or write two bindings.", TfPath.Of(group));
        }
        else if (users.Count == 0 && groups.Count == 0)
        {
            config.Diagnostics.Error("Missing subject", "A binding needs someone who gets the role: set one of "
                + $"{string.Join(", ", Of(config, [.. Users, .. Groups]))}.");
        }
    }

    private static bool IsKnown((string Name, TfValue Value) subject) => subject is { Name: not null, Value: TfString };

    private static List<(string Name, TfValue Value)> Given(ValidateConfigContext config, IEnumerable<string> names) =>
        [.. Of(config, names).Select(name => (name, config.Config[name])).Where(s => s.Item2.IsUnknown || s.Item2.StringOrNull() is { Length: > 0 })];

    // A global role has no group by its id.
    private static IEnumerable<string> Of(ValidateConfigContext config, IEnumerable<string> names) =>
        names.Where(name => (config.Config as TfMap)?.Entries.ContainsKey(name) == true);

    private static Field Subject(string name, string description) => String(name, description).OptionalComputed().RequiresReplace().UseStateForUnknown();

    private static Field Principal(Field field) => field.Matches("(|[A-Za-z0-9_]+://.+)", "a principal, such as \"local://u-abcde\" or "
        + "\"github_team://1234567\"");
}
