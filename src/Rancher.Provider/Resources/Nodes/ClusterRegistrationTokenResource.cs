using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>
/// A registration token of one's own for user data and images: made, replaced when it is old, and removed with the resource. Token and commands are only shown:
/// Rancher may change them by itself, and that is no reason for anything.
/// </summary>
internal static class ClusterRegistrationTokenResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_cluster_registration_token",
        "A token with which machines join a cluster, apart from the cluster's own: for user data and images, where no ephemeral value can be. "
            + "It is in the state, and so are its commands with the values of the cluster's `agent_env_vars`, those given by `value_wo` "
            + "included. Where that is not wanted, use the ephemeral resource `rancher2_registration_token`. Machines of RKE1 need their "
            + "token as long as they live; those of RKE2 and K3s only to join.")
    {
        Area = "Nodes",
        Address = Management("clusterregistrationtokens", "clusterRegistrationToken"),
        Id = "{cluster_id}:{name}",
        ImportId = "c-abcde:default-token",
        Timeouts = Timeouts.Minutes(10),
        Fields =
        [
            String("cluster_id", "Id of the cluster, such as `c-abcde`.").ClusterId().Required().RequiresReplace(),
            String("name", "Name of the token within the cluster; made up unless set. Rancher's own is called `default-token`.").OptionalComputed()
                .RequiresReplace()
                .Matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "at most 63 lower-case letters, digits and dashes that begin and end with a letter or digit"),
            StringMap("keepers", "Any values; when one of them changes, a new token is made.").ProviderOnly().RequiresReplace(),
            String("rotate_after", "Age, such as `720h`, from which on the next apply makes a new token. The age is looked at when the state is refreshed.")
                .Duration().ProviderOnly(),
            Bool("rotation_due", "Whether the token is older than `rotate_after`, or has expired; the next apply makes a new one.").Computed()
                .UseStateForUnknown().FromRelatedObject(),
            .. RegistrationFields.Given,
            .. Metadata.Fields,
        ],
        Create = Create.Post.Named(new GeneratedName("name", RegistrationFields.NamePrefix, 12)).FoundBy("clusterId", "name"),
        ReadyWhen = [new TokenUsable()],
        Related = [new RegistrationDetails()],
        ReplaceWhen = ReplaceWhen.Expires("rotation_due", age: "rotate_after"),
    };
}
