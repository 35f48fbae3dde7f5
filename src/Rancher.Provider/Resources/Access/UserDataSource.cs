using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>Finds one user. Those of other sign-in providers have no username, and two of them may have the same display name as a local one.</summary>
internal static class UserDataSource
{
    private static readonly string[] Keys = ["name", "username"];

    public static DataSourceDefinition Of(ResourceDefinition users)
    {
        var found = users.AsDataSource(required: [], optional: ["name", "username"])
            .With(Bool("is_external", "Look among users whom another sign-in provider brought, rather than among local ones.").Default(false).ProviderOnly());
        return found with { Fields = [.. found.Fields.Where(f => !f.IsSensitive)], Validate = Validate, ReadAsync = ReadAsync };
    }

    private static void Validate(ValidateConfigContext config)
    {
        if (config["name"].IsNull && config["username"].IsNull)
        {
            config.Diagnostics.Error("Missing key", "Set username or name, by which the user is found.");
        }
        else if (config["is_external"].BoolOrNull() == true && !config["username"].IsNull)
        {
            config.Error("username", "External users have no username", "A user whom another sign-in provider brought is found by name.");
        }
    }

    private static async Task<JObject> ReadAsync(DataReadContext context, CancellationToken ct)
    {
        var filters = Keys.Where(key => context.Text(key) is { Length: > 0 }).ToDictionary(key => key, key => context.Text(key)!);
        var isExternal = context.Config["is_external"].BoolOrNull() == true;
        var users = await context.Services.Rancher().Norman.ListAsync("users", filters, ct);
        var found = users.Where(user => IsExternal(user) == isExternal).ToList();
        var wanted = $"{(isExternal ? "external" : "local")} user with {string.Join(" and ", filters.Select(f => $"{f.Key} \"{f.Value}\""))}";
        return found switch
        {
            [var only] => only,
            [] => throw new OperationFailedException($"There is no {wanted}, or the token may not see it."),
            _ => throw new OperationFailedException($"There is more than one {wanted}: "
                + $"{string.Join(", ", found.Take(5).Select(user => (string?)user["id"]))}."),
        };
    }

    private static bool IsExternal(JObject user) =>
        (user["principalIds"] as JArray ?? []).Any(id => (string?)id is { } principal
            && !principal.StartsWith(Refers.LocalPrincipal, StringComparison.Ordinal) && !principal.StartsWith("system://", StringComparison.Ordinal));
}
