using Newtonsoft.Json.Linq;
using Rancher.Api.Waiting;

namespace Rancher.Api.Norman;

/// <summary>
/// The tokens with which nodes join a cluster, and the commands that carry them. Rancher 2.6 and later makes <c>default-token</c> by itself and
/// fills in the commands a moment later; earlier ones make a token when asked.
/// </summary>
public sealed class RegistrationTokens(NormanApi norman, Waiter waiter)
{
    private const string Collection = "clusterregistrationtokens";
    private const string DefaultName = "default-token";

    /// <summary>Reads a token and changes nothing.</summary>
    /// <param name="clusterId">The cluster, <c>c-abcde</c>.</param>
    /// <param name="preferredId">The token a state already names; taken while it exists, so that a plan stays empty.</param>
    /// <param name="ct">Stops the call.</param>
    /// <returns>Null when the cluster has no token.</returns>
    public async Task<JObject?> FindAsync(string clusterId, string? preferredId, CancellationToken ct)
    {
        var tokens = await norman.ListAsync(Collection, new Dictionary<string, string> { ["clusterId"] = clusterId }, ct);
        return WithId(tokens, preferredId) ?? WithId(tokens, $"{clusterId}:{DefaultName}") ?? WithId(tokens, $"{clusterId}:system")
            ?? tokens.OrderBy(token => (string?)token["id"], StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Finds or makes a token, and waits until its commands are there. For the creation of a cluster only: reads must not write.</summary>
    public async Task<JObject> EnsureAsync(string clusterId, TimeSpan timeout, CancellationToken ct)
    {
        var token = await FindAsync(clusterId, null, ct);
        if (token is null || !HasCommands(token))
        {
            // Just after the creation of its cluster a user may lack the rights for a second or two.
            var plan = new WaitPlan($"the registration token of cluster {clusterId}", timeout) { AccessGrace = TimeSpan.FromSeconds(60) };
            token = await waiter.WaitAsync(plan, inner => LookOrCreateAsync(clusterId, inner), JudgeCommands, ct);
        }

        return token!;
    }

    /// <summary>Whether the token can be used. A node command needs no agent, an import command no node, so either is enough.</summary>
    public static bool HasCommands(JObject token) => Filled(token, "nodeCommand") || Filled(token, "command");

    private static WaitStep JudgeCommands(JObject? token) => token switch
    {
        null => WaitStep.Waiting("the token is being made"),
        _ when HasCommands(token) => WaitStep.Done,
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

    private static JObject? WithId(IEnumerable<JObject> tokens, string? id) => id is null ? null : tokens.FirstOrDefault(token => (string?)token["id"] == id);

    private static bool Filled(JObject token, string field) => token[field] is JValue { Value: string { Length: > 0 } };
}
