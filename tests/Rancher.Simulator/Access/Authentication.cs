using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Access;

/// <summary>Finds the user behind a request: Bearer, Basic or the cookie R_SESS, each with an API key. Also local login.</summary>
internal sealed class Authentication(World world, ObjectView view, Func<string, TypeBehavior> behavior)
{
    /// <summary>The 401 that differs from all other errors: its status is text, and it has no code.</summary>
    public ApiAnswer MustAuthenticate() => new(401, new JObject
    {
        ["type"] = "error",
        ["status"] = "401",
        ["message"] = world.Version.MustAuthenticate,
    });

    public Caller? Identify(ApiRequest request)
    {
        var key = Key(request)?.Split(':', 2);
        if (key is not { Length: 2 } || world.Store.Find("token", key[0]) is not { } token || token.Hidden["secret"] != key[1]
            || !TokenBehavior.IsValid(world, token))
        {
            return null;
        }

        var user = world.Store.Find("user", token.Text("userId")!);
        return user is null || user.Body["enabled"] is JValue { Value: false } ? null : new Caller(user.Id, token.Id, IsAdmin(user.Id));
    }

    /// <summary>A browser that sends a session cookie has to show that its page may use it.</summary>
    public static void CheckBrowser(ApiRequest request)
    {
        var byCookie = request.Header("Authorization") is null && request.Header("Cookie") is not null;
        var byBrowser = (request.Header("User-Agent") ?? "").Contains("Mozilla", StringComparison.Ordinal);
        if (byCookie && byBrowser && request.Method != "GET" && request.Header("X-API-CSRF") is null)
        {
            throw new ApiError(422, "InvalidCSRFToken", "Invalid CSRF token");
        }
    }

    public ApiAnswer Login(ApiRequest request)
    {
        var input = InputReader.Parse(request.Body);
        var user = world.Store.All("user").FirstOrDefault(u => u.Text("username") == (string?)input["username"] && !string.IsNullOrEmpty(u.Text("username")));
        if (user is null || user.Hidden.GetValueOrDefault("password") != (string?)input["password"])
        {
            throw new ApiError(401, "Unauthorized", "authentication failed");
        }

        if (user.Body["enabled"] is JValue { Value: false })
        {
            throw new ApiError(403, "PermissionDenied", "Permission Denied");
        }

        var session = long.Parse(world.Setting("auth-user-session-ttl-minutes"), System.Globalization.CultureInfo.InvariantCulture) * 60_000;
        var ttl = world.Version.Minor > 2 ? session : (long?)input["ttl"] ?? session;
        var isForCluster = world.Version.LoginShowsOnlyTheKey && (string?)input["responseType"] is { } kind && kind.StartsWith("kubeconfig_", StringComparison.Ordinal);
        var token = isForCluster
            ? TokenBehavior.Mint(world, user.Id, world.Ids.Name($"kubeconfig-{user.Id}.{((string)input["responseType"]!)[11..]}"), "Kubeconfig token", 2592000000, "kubeconfig")
            : TokenBehavior.Mint(world, user.Id, world.Ids.Name("token-"), (string?)input["description"] ?? "", ttl, "session");
        if (world.Version.Minor <= 2)
        {
            ((JObject)token.Body["labels"]!).Remove("authn.management.cattle.io/kind");
        }

        if (world.Version.Minor >= 11)
        {
            var labels = user.Body["labels"] as JObject ?? [];
            labels["cattle.io/last-login"] = world.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            user.Body["labels"] = labels;
        }

        if ((string?)input["responseType"] == "cookie")
        {
            var answer = ApiAnswer.Empty(200);
            answer.Headers["Set-Cookie"] = $"R_SESS={token.Id}:{token.Hidden["secret"]}; Path=/; HttpOnly; Secure";
            return answer;
        }

        if (world.Version.LoginShowsOnlyTheKey)
        {
            return new ApiAnswer(201, new JObject
            {
                ["baseType"] = "token",
                ["type"] = "token",
                ["id"] = token.Id,
                ["token"] = $"{token.Id}:{token.Hidden["secret"]}",
                ["expiresAt"] = World.Format(world.Clock.Now.AddMilliseconds((long)token.Body["ttl"]!)),
            });
        }

        var shown = TokenBehavior.WithSecret(view.Build(behavior("token"), token, request), token);
        shown["links"] = new JObject { ["self"] = $"{request.BaseUrl}/v3-public/tokens/{token.Id}" };
        return new ApiAnswer(201, shown);
    }

    /// <summary>The login of 2.14 on: one path for every provider, named by its type; what cannot be read is refused without a word.</summary>
    public ApiAnswer LoginByType(ApiRequest request)
    {
        JObject input;
        try
        {
            input = InputReader.Parse(request.Body);
        }
        catch (ApiError)
        {
            input = [];
        }

        return (string?)input["type"] switch
        {
            "localProvider" => Login(request),
            { } type when type.EndsWith("Provider", StringComparison.Ordinal) => Wordless(500, "ServerError"),
            _ => Wordless(422, "InvalidBodyContent"),
        };
    }

    private static ApiAnswer Wordless(int status, string code) => new(
        status, new JObject { ["code"] = code, ["status"] = status, ["type"] = "error", ["baseType"] = "error" });

    private bool IsAdmin(string userId) =>
        world.Store.All("globalRoleBinding").Any(b => b.Text("userId") == userId && b.Text("globalRoleId") == "admin");

    private static string? Key(ApiRequest request)
    {
        var header = request.Header("Authorization") ?? "";
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header[7..].Trim();
        }

        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(header[6..].Trim()));
            }
            catch (FormatException)
            {
                return null;
            }
        }

        return (request.Header("Cookie") ?? "").Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(c => c.StartsWith("R_SESS=", StringComparison.Ordinal))?[7..];
    }
}
