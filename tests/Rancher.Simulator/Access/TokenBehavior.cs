using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>API keys: the secret is shown once, they cannot be changed, and later servers limit how long they live.</summary>
internal sealed class TokenBehavior : TypeBehavior
{
    private const string KindLabel = "authn.management.cattle.io/kind";

    public TokenBehavior(World world)
        : base(world, "token")
    {
        NamePrefix = "token-";
        Removal = Removal.Silent;
    }

    public static StoredObject Mint(World world, string userId, string id, string description, long ttl, string? kind)
    {
        var user = world.Store.Find("user", userId);
        var labels = new JObject { ["authn.management.cattle.io/token-userId"] = userId };
        if (world.Version.Minor < 12)
        {
            labels["cattle.io/creator"] = "norman";
        }

        if (kind is not null)
        {
            labels[KindLabel] = kind;
        }

        var body = new JObject
        {
            ["type"] = "token",
            ["baseType"] = "token",
            ["id"] = id,
            ["name"] = id,
            ["uuid"] = world.Ids.Uuid(),
            ["userId"] = userId,
            ["authProvider"] = "local",
            ["description"] = description,
            ["ttl"] = ttl,
            ["enabled"] = true,
            ["expired"] = false,
            ["isDerived"] = kind != "session",
            ["current"] = false,
            ["expiresAt"] = "",
            ["creatorId"] = null,
            ["clusterId"] = null,
            ["labels"] = labels,
            ["userPrincipal"] =
                $"map[displayName:{user?.Text("name")} loginName:{user?.Text("username")} me:true metadata:map[creationTimestamp:<nil> name:local://{userId}] principalType:user provider:local]",
        };
        if (world.Version.Minor < 11)
        {
            body["groupPrincipals"] = JValue.CreateNull();
            body["lastUpdateTime"] = "";
        }

        world.SetDate(body, "created");
        var token = world.Store.Add(new StoredObject("token", id, body));
        token.Hidden["secret"] = world.Ids.Secret();
        token.Hidden["created"] = world.Clock.Now.ToString("O");
        return token;
    }

    public static bool IsValid(World world, StoredObject token) =>
        token.Flag("enabled") && ExpiresAt(token) is var end && (end is null || end > world.Clock.Now);

    public override StoredObject Make(JObject input, Caller caller)
    {
        var ttl = (long?)input["ttl"] ?? 0;
        var longest = long.Parse(World.Setting("auth-token-max-ttl-minutes"), System.Globalization.CultureInfo.InvariantCulture) * 60_000;
        if (longest > 0 && (ttl == 0 || ttl > longest))
        {
            ttl = longest;
        }

        var token = Mint(World, caller.UserId, World.Ids.Name(NamePrefix), (string?)input["description"] ?? "", ttl, null);
        token.Body["clusterId"] = input["clusterId"]?.DeepClone() ?? JValue.CreateNull();
        return token;
    }

    /// <summary>The answer that shows the secret; when the token expires, and whether it has, is worked out only at the next read.</summary>
    public static JObject WithSecret(JObject view, StoredObject token)
    {
        view["token"] = $"{token.Id}:{token.Hidden["secret"]}";
        view["expiresAt"] = "";
        view["expired"] = false;
        return view;
    }

    public override IEnumerable<string> CollectionActionsFor(Caller caller) => [];

    public override void PresentNew(JObject view, StoredObject created) => WithSecret(view, created);

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller) => throw ApiError.NotFound("no store found");

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        view["current"] = request.Caller?.TokenId == stored.Id;
        if (ExpiresAt(stored) is { } end)
        {
            view["expiresAt"] = World.Format(end);
            view["expired"] = end <= World.Clock.Now;
        }
    }

    public override ApiAnswer ActOnCollection(string action, JObject input, ApiRequest request)
    {
        if (action != "logout")
        {
            return base.ActOnCollection(action, input, request);
        }

        Store.Remove(TypeId, request.Caller!.TokenId);
        return ApiAnswer.Empty(200);
    }

    private static DateTimeOffset? ExpiresAt(StoredObject token)
    {
        var ttl = (long?)token.Body["ttl"] ?? 0;
        return ttl == 0 || !token.Hidden.TryGetValue("created", out var created)
            ? null
            : DateTimeOffset.Parse(created, System.Globalization.CultureInfo.InvariantCulture).AddMilliseconds(ttl);
    }
}
