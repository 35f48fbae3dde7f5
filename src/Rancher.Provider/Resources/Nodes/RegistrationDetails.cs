using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>What the commands of a registration token are made of, for the functions that write commands.</summary>
internal sealed record RegistrationDetails : RelatedObject
{
    public override Task JoinAsync(RelatedContext context, JObject item, CancellationToken ct) =>
        RegistrationFields.JoinAsync(context.Services.Rancher(), item, ct);
}
