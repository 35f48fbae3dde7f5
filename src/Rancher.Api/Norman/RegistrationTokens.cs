using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Json;
using Rancher.Api.Waiting;

namespace Rancher.Api.Norman;

/// <summary>
/// The tokens with which nodes join a cluster, and the commands that carry them. Rancher 2.6 and later makes <c>default-token</c> by itself
/// and fills in the commands a moment later; earlier ones make a token when asked. From 2.14 on a token lives in a Kubernetes secret:
/// answers to writes carry commands with a placeholder in its stead, and a token can expire (2.15: 30 days after it was made) and be
/// replaced by itself. So neither token nor commands are ever compared with what they were.
/// </summary>
public sealed class RegistrationTokens(NormanApi norman, Waiter waiter, TimeProvider clock)
{
    private const string Collection = "clusterregistrationtokens";
    private const string DefaultName = "default-token";
    private const string Placeholder = "{token}";
    private static readonly string[] Commands =
    [
        "command", "insecureCommand", "nodeCommand", "insecureNodeCommand", "windowsNodeCommand", "insecureWindowsNodeCommand", "manifestUrl",
    ];

    /// <summary>Reads a token and changes nothing.</summary>
    /// <param name="clusterId">The cluster, <c>c-abcde</c>.</param>
    /// <param name="preferredId">The token a state already names; taken while it exists, so that a plan stays empty.</param>
    /// <param name="ct">Stops the call.</param>
    /// <returns>Null when the cluster has no token.</returns>
    public async Task<JObject?> FindAsync(string clusterId, string? preferredId, CancellationToken ct)
    {
        var tokens = await norman.ListAsync(Collection, new Dictionary<string, string> { ["clusterId"] = clusterId }, ct);
        var usable = tokens.Where(token => !IsBeingRemoved(token)).ToList();
        return Best([.. usable.Where(token => !IsExpired(token))], clusterId, preferredId) ?? Best(usable, clusterId, preferredId);
    }

    /// <summary>When the token stops working; null for one that does not expire, as before 2.14.</summary>
    public static DateTimeOffset? ExpiresAt(JObject token) => token.FilledAt("expiresAt") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>Whether nodes can no longer join with it.</summary>
    public bool IsExpired(JObject token) => ExpiresAt(token) is { } end && end <= clock.GetUtcNow();

    /// <summary>
    /// Finds or makes a token, and waits until its commands are there. For the creation of a cluster only: reads must not write.
    /// </summary>
    public async Task<JObject> EnsureAsync(string clusterId, TimeSpan timeout, CancellationToken ct)
    {
        var token = await FindAsync(clusterId, null, ct);
        if (token is null || !HasCommands(token) || IsExpired(token))
        {
            // Just after the creation of its cluster a user may lack the rights for a second or two.
            var plan = new WaitPlan($"the registration token of cluster {clusterId}", timeout) { AccessGrace = TimeSpan.FromSeconds(60) };
            token = await waiter.WaitAsync(plan, inner => LookOrCreateAsync(clusterId, inner), Judge, ct);
        }

        return token!;
    }

    /// <summary>Makes a token of its own, under a name that no other has, and waits until it can be used.</summary>
    /// <param name="body">The new token, with <c>clusterId</c> and <c>name</c>.</param>
    /// <param name="created">Is told of the token as soon as it exists.</param>
    /// <param name="timeout">Time for the wait.</param>
    /// <param name="ct">Stops the call.</param>
    public async Task<JObject> CreateAsync(JObject body, Action<JObject> created, TimeSpan timeout, CancellationToken ct)
    {
        var (cluster, name) = ((string)body["clusterId"]!, (string)body["name"]!);
        body["type"] = "clusterRegistrationToken";
        var made = await norman.CreateOrFindAsync(
            Collection, body, new Dictionary<string, string> { ["clusterId"] = cluster }, found => (string?)found["name"] == name, ct);
        created(made);
        var id = (string)made["id"]!;
        var plan = new WaitPlan($"the registration token {id}", timeout) { AccessGrace = TimeSpan.FromSeconds(60) };
        return HasCommands(made) ? made : await waiter.WaitAsync(plan, inner => norman.GetAsync(Collection, id, inner), Judge, ct);
    }

    /// <summary>Reads one token.</summary>
    /// <returns>Null when it does not exist, or is going away.</returns>
    public async Task<JObject?> FindByIdAsync(string id, CancellationToken ct) =>
        await norman.FindAsync(Collection, id, ct) is { } token && !IsBeingRemoved(token) ? token : null;

    /// <summary>Removes a token, and waits until no one can join with it any more.</summary>
    public async Task DeleteAsync(string id, TimeSpan timeout, CancellationToken ct)
    {
        var uuid = (string?)(await norman.FindAsync(Collection, id, ct))?["uuid"];
        if (!await norman.DeleteAsync(Collection, id, ct))
        {
            // The cluster's own comes back at once under the same name: another token, and not the one to wait for.
            await waiter.WaitAsync(
                new WaitPlan($"the removal of registration token {id}", timeout),
                inner => FindByIdAsync(id, inner),
                token => token is null || (string?)token["uuid"] != uuid ? WaitStep.Done : WaitStep.Waiting("it is still there"),
                ct);
        }
    }

    /// <summary>
    /// Whether the token can be used: its commands are there, with the token in them. A node command needs no agent, an import command no
    /// node, so either is enough.
    /// </summary>
    public static bool HasCommands(JObject token) => (token.FilledAt("nodeCommand") ?? token.FilledAt("command")) is not null && !IsMasked(token);

    /// <summary>Whether this is the answer to a write, or too early a read, of a server that keeps tokens in secrets.</summary>
    public static bool IsMasked(JObject token) => token.TextAt("token") is "" || Commands.Any(
        command => token.TextAt(command) is { } text && text.Contains(Placeholder, StringComparison.Ordinal));

    private WaitStep Judge(JObject? token) => token switch
    {
        null => WaitStep.Waiting("the token is being made"),
        _ when IsExpired(token) => WaitStep.Waiting("the token has expired, and Rancher has not made a new one yet"),
        _ when HasCommands(token) => WaitStep.Done,
        _ when IsMasked(token) => WaitStep.Waiting("its commands are there, but without the token"),
        _ => WaitStep.Waiting("its commands are empty; they stay empty while the setting server-url is"),
    };

    private async Task<JObject?> LookOrCreateAsync(string clusterId, CancellationToken ct)
    {
        if (await FindAsync(clusterId, null, ct) is { } found)
        {
            return found;
        }

        try
        {
            return await norman.CreateAsync(
                Collection, new JObject { ["type"] = "clusterRegistrationToken", ["clusterId"] = clusterId, ["name"] = DefaultName }, ct);
        }
        catch (RancherException refused) when (refused.Error.Status == 409)
        {
            // The controller was faster: the next look finds it.
            return null;
        }
        catch (AnswerLostException)
        {
            return null;
        }
    }

    private static JObject? Best(IReadOnlyList<JObject> tokens, string clusterId, string? preferredId) =>
        WithId(tokens, preferredId) ?? WithId(tokens, $"{clusterId}:{DefaultName}") ?? WithId(tokens, $"{clusterId}:system")
        ?? tokens.OrderBy(token => (string?)token["id"], StringComparer.Ordinal).FirstOrDefault();

    // From 2.14 on a deleted token is still listed for up to a second.
    private static bool IsBeingRemoved(JObject token) => (string?)token["state"] == "removing" || token.FilledAt("removed") is not null;

    private static JObject? WithId(IEnumerable<JObject> tokens, string? id) =>
        id is null ? null : tokens.FirstOrDefault(token => (string?)token["id"] == id);
}
