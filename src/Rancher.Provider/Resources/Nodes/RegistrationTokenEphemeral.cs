using Newtonsoft.Json.Linq;
using Rancher.Provider.Formats;
using Rancher.Provider.Nodes;
using Rancher.Provider.Service;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>A registration token that Terraform never stores: the cluster's own, or one for this run alone.</summary>
internal static class RegistrationTokenEphemeral
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static EphemeralResourceDefinition Definition { get; } = new(
        "rancher2_registration_token",
        "A token with which machines join a cluster, never written to state or plan: the cluster's own, or with `one_time` one for this run alone. "
            + "Ephemeral values go to provisioners, connections, write-only arguments such as `data_wo` of `rancher2_secret_v2`, and other "
        + "providers, and not to user data; there `rancher2_cluster_registration_token` helps. "
        + "Terraform opens ephemeral resources in a plan as well, and so makes and removes a one-time token then too.")
    {
        Area = "Nodes",
        Fields =
        [
            String("cluster_id", "Id of the cluster, such as `c-m-abcdefgh`.").ClusterId().Required(),
            Bool("one_time", "Make a token for this run and delete it at the end. "
                + "For RKE2 and K3s, whose machines get a credential of their own when they join; "
                + "machines of RKE1 show their token at each start (rule W-27)."),
            .. RegistrationFields.Given,
        ],
        OpenAsync = OpenAsync,
        CloseAsync = CloseAsync,
    };

    private static async Task<EphemeralResult> OpenAsync(EphemeralContext context, CancellationToken ct)
    {
        var rancher = context.Services.Rancher();
        var id = context.Config["cluster_id"].StringOrNull()!;
        var cluster = await rancher.Norman.FindAsync("clusters", id, ct)
            ?? throw new OperationFailedException($"Rancher has no cluster with the id \"{id}\".", TfPath.Of("cluster_id"));
        if (context.Config["one_time"].BoolOrNull() != true)
        {
            return await ResultAsync(context, await rancher.RegistrationTokens.EnsureAsync(id, Patience, ct), [], ct);
        }

        Refuse(context, await ClusterDistribution.OfAsync(rancher, cluster, ct));
        string? made = null;
        try
        {
            var body = new JObject { ["clusterId"] = id, ["name"] = RegistrationFields.NewName() };
            var token = await rancher.RegistrationTokens.CreateAsync(body, created => made = (string?)created["id"], Patience, ct);
            return await ResultAsync(context, token, new JObject { ["id"] = made }, ct);
        }
        catch when (made is not null)
        {
            // Terraform closes only what it opened. Whatever stopped this also stops the run, so a new limit counts here.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await rancher.Norman.DeleteAsync("clusterregistrationtokens", made, limit.Token);
            throw;
        }
    }

    private static async Task CloseAsync(EphemeralContext context, CancellationToken ct)
    {
        if ((string?)context.PrivateState["id"] is { } id)
        {
            await context.Services.Rancher().Norman.DeleteAsync("clusterregistrationtokens", id, ct);
        }
    }

    private static void Refuse(EphemeralContext context, string distribution)
    {
        var facts = new NodeFacts { Distribution = Fact.Of(distribution), OneTimeToken = Fact.Flag(true, "one_time") };
        var reasons = WindowsRules.Check(facts, context.Services.Silence()).Where(d => d.Severity == Severity.Error).ToList();
        if (reasons.Count > 0)
        {
            throw new OperationRefusedException(reasons);
        }
    }

    private static async Task<EphemeralResult> ResultAsync(EphemeralContext context, JObject token, JObject memory, CancellationToken ct)
    {
        var joined = await RegistrationFields.JoinAsync(context.Services.Rancher(), token, ct);
        return new EphemeralResult(EphemeralValue.Of(Definition, context.Config, joined), memory);
    }
}
