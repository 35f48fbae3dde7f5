using System.Globalization;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Access;

/// <summary>Holds a new password against the server's rules. The password itself is in no message.</summary>
internal static class UserPlan
{
    private static readonly string[] Passwords = ["password", "password_wo"];

    public static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        foreach (var argument in Passwords)
        {
            if (plan.ConfigAt(argument).StringOrNull() is not { Length: > 0 } password || !IsNew(plan, argument, password)
                || await MinimumAsync(services, ct) is not { } minimum)
            {
                continue;
            }

            if (password.Length < minimum)
            {
                plan.Diagnostics.Error(
                    "The password is too short",
                    $"{argument} has {password.Length} characters. This Rancher wants at least {minimum}, as its setting password-min-length says.",
                    TfPath.Of(argument));
            }
            else if (password == plan.PlannedAt("username").StringOrNull())
            {
                plan.Diagnostics.Error("The password is the username", $"{argument} must differ from username.", TfPath.Of(argument));
            }
        }
    }

    // A password that is not sent is as it was, whatever the server has come to want since. The write-only form is sent with a new version alone.
    private static bool IsNew(PlanContext plan, string argument, string password) => plan.IsCreate
        || (argument == "password" ? plan.PriorAt(argument).StringOrNull() != password
            : !plan.PlannedAt($"{argument}_version").Equals(plan.PriorAt($"{argument}_version")));

    // Servers without the setting take any password.
    private static Task<int?> MinimumAsync(IProviderServices? services, CancellationToken ct) => services.AskAsync<int?>(
        async (rancher, inner) => int.TryParse(
            (string?)(await rancher.Lists.OfAsync("settings", inner)).FirstOrDefault(s => (string?)s["id"] == "password-min-length")?["value"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var minimum) ? minimum : null,
        null,
        ct);
}
