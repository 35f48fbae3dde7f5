using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Principals of the sign-in provider that local users have: those users, and no groups.</summary>
internal sealed class PrincipalBehavior(World world) : TypeBehavior(world, "principal")
{
    public override ApiAnswer ActOnCollection(string action, JObject input, ApiRequest request)
    {
        if (action != "search")
        {
            return base.ActOnCollection(action, input, request);
        }

        var (name, type) = ((string?)input["name"] ?? "", (string?)input["principalType"]);
        var found = name.Length == 0 || type is not (null or "" or "user") || request.Caller?.IsAdmin != true ? []
            : Store.All("user").Where(user => Matches(user.Text("username"), name) || Matches(user.Text("name"), name)).Select(user => Of(user, request));
        return ApiAnswer.Ok(new JObject
        {
            ["type"] = "collection",
            ["resourceType"] = "principal",
            ["links"] = new JObject { ["self"] = request.BaseUrl + request.Path },
            ["data"] = new JArray(found),
        });
    }

    // Older servers look at how the name begins.
    private bool Matches(string? text, string name) => text is not null
        && (Version.Minor >= 11 ? text.Contains(name, StringComparison.OrdinalIgnoreCase) : text.StartsWith(name, StringComparison.Ordinal));

    private static JObject Of(StoredObject user, ApiRequest request) => new()
    {
        ["type"] = "principal",
        ["baseType"] = "principal",
        ["id"] = "local://" + user.Id,
        ["name"] = user.Text("name") is { Length: > 0 } name ? name : user.Text("username"),
        ["loginName"] = user.Text("username"),
        ["principalType"] = "user",
        ["provider"] = "local",
        ["me"] = user.Id == request.Caller?.UserId,
        ["memberOf"] = false,
    };
}
