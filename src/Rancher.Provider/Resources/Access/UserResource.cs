using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A local user, who signs in with a password that Rancher keeps.</summary>
internal static class UserResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_user", "A local user, who signs in with a password. What the user may do is said by bindings: a user without a global role cannot "
            + "even sign in to the user interface.")
    {
        Area = "Access",
        Address = Management("users", "user"),
        ImportId = "u-abcde",
        ImportForms = [ImportForm.ByAttributes("{username}", "jane")],
        Timeouts = Timeouts.Minutes(5),
        Create = Create.Post.FoundBy("username"),
        ReadyWhen = [ReadyWhen.Condition("InitialRolesPopulated") with { Patience = TimeSpan.FromSeconds(15) }],
        CheckPlanAsync = UserPlan.CheckAsync,
        Fields =
        [
            String("username", "Name that the user signs in with; unique on the server, upper and lower case are "
                + "different.").NotEmpty().Required().RequiresReplace()
                .SemanticEquality(Equivalence.Trimmed),
            String("name", "Name of the user, as others see it.").SemanticEquality(Equivalence.Trimmed),
            String("password", "Password of the user, which Rancher from 2.7 on wants to be as long as its setting "
                + "`password-min-length` says.").NotEmpty().Required().Sensitive()
                .SetBy(SetBy.Action("setpassword", "newPassword") with { IsMemberOfNew = true }),
            Bool("enabled", "Whether the user may sign in. Tokens of a user who may not do not work, and work again later.").Default(true),
            Bool("must_change_password", "Whether the user has to choose another password at the first sign-in. That it is done is "
                + "no drift.").Default(false).IgnoresDrift(),
            StringList("principal_ids", "Principals of the user, such as `local://u-abcde`, for bindings.").Computed().UseStateForUnknown(),
            .. Metadata.Fields,
        ],
    };

    /// <summary>Finds a user by the name that is signed in with, or by the display name; also one whom another sign-in provider brought.</summary>
    public static DataSourceDefinition DataSource { get; } = UserDataSource.Of(Definition);
}
