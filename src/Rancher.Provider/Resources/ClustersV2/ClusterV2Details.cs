using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>The registration token of a provisioning cluster, which belongs to its object below <c>/v3</c>.</summary>
internal sealed record ClusterV2Details : RelatedObject
{
    public override async Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct)
    {
        if (ProvisioningClusters.ManagementId(item) is { } id)
        {
            var known = context.State["cluster_registration_token"].Items is [var token, ..] ? token["id"].StringOrNull() : null;
            var found = await context.Services.Rancher().RegistrationTokens.FindAsync(id, known, ct);
            ClusterLookups.JoinToken(item, AgentEnvironment.WithoutWriteOnly(found, item, context.State));
        }
    }
}
