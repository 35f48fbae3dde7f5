using Newtonsoft.Json.Linq;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>The registration token and the projects of a cluster.</summary>
internal sealed record ClusterDetails : RelatedObject
{
    public override Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct) =>
        ClusterLookups.JoinAsync(context.Services.Rancher(), item, context.State, ct);
}
