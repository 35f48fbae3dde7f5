using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>An API token that lives as long as one run of Terraform: made when opened, revoked when closed, never stored.</summary>
internal static class TokenEphemeral
{
    // Longer than any run, short enough that a run that was killed leaves nothing usable behind for long.
    private const long DefaultLifetimeSeconds = 4 * 3600;

    public static EphemeralResourceDefinition Definition { get; } = new(
        "rancher2_token", "An API token for the time of one Terraform run: made when it is needed, revoked at the end, and never written to state or plan.")
    {
        Area = "Access",
        Fields =
        [
            String("cluster_id", "Cluster to which the token is limited, such as `c-abcde`; without it the token is good for everything its user may do.")
                .ClusterId(),
            String("description", "What the token is for, as Rancher lists it; `Terraform run` unless set."),
            Number("ttl", "Seconds until the token expires by itself, should the run be killed before it revokes it; 14400 unless set. Rancher may shorten it.")
                .Between(60, 31_536_000),
            String("token", "The token, `token-abcde:secret`.").Computed().Sensitive(),
            String("access_key", "Name of the token, the part before the colon.").Computed(),
            String("secret_key", "Secret of the token, the part after the colon.").Computed().Sensitive(),
            String("user_id", "Id of the user the token is for.").Computed(),
        ],
        OpenAsync = OpenAsync,
        CloseAsync = CloseAsync,
    };

    private static async Task<EphemeralResult> OpenAsync(EphemeralContext context, CancellationToken ct)
    {
        var config = context.Config;
        var token = await CreateAsync(context, config["description"].StringOrNull() ?? "Terraform run", config["cluster_id"].StringOrNull(), ct);
        var key = KeyOf(token);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var (name, secret) = (key[..colon], key[(colon + 1)..]);
        var value = TfValue.Object(
            ("cluster_id", config["cluster_id"]),
            ("description", config["description"]),
            ("ttl", config["ttl"]),
            ("token", key),
            ("access_key", name),
            ("secret_key", secret),
            ("user_id", (string?)token["userId"]));
        return new EphemeralResult(value, new JObject { ["id"] = (string?)token["id"] });
    }

    /// <summary>A token that lives as long as the argument <c>ttl</c> says.</summary>
    public static Task<JObject> CreateAsync(EphemeralContext context, string description, string? cluster, CancellationToken ct)
    {
        var seconds = (context.Config["ttl"] as TfNumber)?.LongOrNull() ?? DefaultLifetimeSeconds;
        var body = new JObject { ["type"] = "token", ["description"] = description, ["ttl"] = seconds * 1000 };
        if (cluster is not null)
        {
            body["clusterId"] = cluster;
        }

        return CreateAsync(context.Services.Rancher().Norman, body, ct);
    }

    /// <summary>
    /// Rancher shows the secret of a token once. One whose answer was lost is good for nobody, lives on and is known by its description alone; so it is
    /// revoked, and another one created.
    /// </summary>
    private static async Task<JObject> CreateAsync(NormanApi norman, JObject body, CancellationToken ct)
    {
        // Labels, annotations and names of a request are dropped; so the description tells this run's token from those of others.
        body["description"] = $"{body["description"]} ({RandomNumberGenerator.GetHexString(8, lowercase: true)})";
        try
        {
            return await norman.CreateAsync("tokens", body, ct);
        }
        catch (AnswerLostException lost)
        {
            await RevokeAsync(norman, (string)body["description"]!, lost);
            ct.ThrowIfCancellationRequested();
            return await norman.CreateAsync("tokens", body, ct);
        }
    }

    private static async Task RevokeAsync(NormanApi norman, string description, AnswerLostException lost)
    {
        // An interruption of the run does not end this: what it leaves behind would live for hours.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            foreach (var left in await norman.ListAsync("tokens", new Dictionary<string, string> { ["description"] = description }, limit.Token))
            {
                await norman.DeleteAsync("tokens", (string)left["id"]!, limit.Token);
            }
        }
        catch (Exception error) when (error is RancherException or RancherTransportException or OperationCanceledException)
        {
            throw new AnswerLostException(lost.Fault, $"{lost.Message} A token with the description \"{description}\" may exist now; revoke it.", lost);
        }
    }

    private static async Task CloseAsync(EphemeralContext context, CancellationToken ct) =>
        await context.Services.Rancher().Norman.DeleteAsync("tokens", (string?)context.PrivateState["id"] ?? "", ct);

    /// <summary>The key of a new token, name and secret with a colon between.</summary>
    /// <exception cref="OperationFailedException">The answer does not have it.</exception>
    public static string KeyOf(JObject token) => (string?)token["token"] is { } key && key.Contains(':', StringComparison.Ordinal)
        ? key
        : throw new OperationFailedException("Rancher made a token but did not show its secret. Delete it under \"Account & API Keys\" and try again.");
}
