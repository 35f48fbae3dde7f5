using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>A user or a group of a sign-in provider, as bindings name them.</summary>
internal static class PrincipalDataSource
{
    public static DataSourceDefinition Definition { get; } = new(
        "rancher2_principal",
        "Finds a user or a group of the sign-in provider that the token's own user came from: a token of a local user finds local users alone.")
    {
        Area = "Access",
        Address = Management("principals", "principal"),
        Fields =
        [
            String("name", "Name to look for: that of the user or group, or the one that a user signs in with.").NotEmpty().Required(),
            String("type", "Whether a `user` or a `group` is looked for.").Default("user").OneOf("user", "group").ProviderOnly(),
            Bool("exact_match", "Whether the whole name has to be the same. Without, the only principal that the search finds is "
                + "taken too.").Default(false).ProviderOnly(),
            String("login_name", "Name that a user signs in with.").Computed(),
            String("auth_provider", "Sign-in provider that the principal is from, such as `local` or `github`.").Computed().At("provider"),
        ],
        ReadAsync = ReadAsync,
    };

    private static async Task<JObject> ReadAsync(DataReadContext context, CancellationToken ct)
    {
        var (name, type) = (context.Text("name")!, context.Text("type")?.ToLowerInvariant() ?? "user");
        var input = new JObject { ["name"] = name, ["principalType"] = type };
        var answer = await context.Services.Rancher().Norman.SearchAsync("principals", "search", input, ct);
        var all = (answer?["data"] as JArray ?? []).OfType<JObject>().Where(p => (string?)p["principalType"] is not { } kind || kind == type).ToList();
        var exact = all.Where(p => (string?)p["name"] == name || (string?)p["loginName"] == name).ToList();
        var found = exact.Count > 0 || context.Config["exact_match"].BoolOrNull() == true ? exact : all;
        if (found is not [var only])
        {
            throw new OperationFailedException(found.Count == 0
                ? $"There is no {type} \"{name}\" that the sign-in provider of the token's user finds.{(all.Count == 0 ? "" : $" It finds {Names(all)}.")}"
                : $"There are {found.Count} principals of type {type} for \"{name}\": {Names(found)}. Write the whole name of one.");
        }

        // The name is the one that was looked for; the search may know the principal by another.
        only["name"] = name;
        return only;
    }

    private static string Names(IEnumerable<JObject> principals) => string.Join(", ", principals.Take(5).Select(p => $"{p["name"]} ({p["id"]})"));
}
