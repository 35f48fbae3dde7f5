using Newtonsoft.Json.Linq;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Access;

/// <summary>An API token of the user whom the provider signs in as. Rancher shows its secret once, so that the state has to keep it.</summary>
internal static class TokenResource
{
    public static ResourceDefinition Definition { get; } = new(
        "rancher2_token",
        "An API token of the provider's own user. Its secret stands in the state; for a token that a run of Terraform alone needs, use the ephemeral "
            + "resource `rancher2_token`, which stores nothing.")
    {
        Area = "Access",
        Address = Management("tokens", "token"),
        Timeouts = Timeouts.Minutes(5),
        Requires = [Refers.ToCluster("cluster_id")],
        Related = [Related.Derived(Split)],
        Update = Update.None,
        ReplaceWhen = ReplaceWhen.Expires("renewal_due", before: "renew_before", onlyIf: "renew", enabled: "enabled"),
        Fields =
        [
            String("cluster_id", "Cluster to which the token is limited, such as `c-abcde`; without it the token is good for everything its "
                + "user may do.").ClusterId(),
            String("description", "What the token is for, as Rancher lists it."),
            // A server with a limit makes a token that lives shorter, and says so in expires_at.
            Number("ttl", "Seconds until the token expires; 0 is never. Left out, Rancher decides. A server with a limit "
                + "shortens it.").Between(0, 31_536_000_000).Scaled(1000).OptionalComputed().UseStateForUnknown().IgnoresDrift(),
            Bool("renew", "Whether the token is replaced in the apply after it expired or was disabled.").Default(true).ProviderOnly(),
            String("renew_before", "How long before its end the token is replaced, as a duration such as `720h`; left out, "
                + "after it.").Duration().ProviderOnly(),
            Bool("renewal_due", "Whether the next apply replaces the token.").Computed().FromRelatedObject(),
            String("access_key", "Name of the token, the part before the colon.").Computed().UseStateForUnknown().FromRelatedObject(),
            String("secret_key", "Secret of the token, the part after the colon.").Computed().UseStateForUnknown().FromRelatedObject().Sensitive(),
            String("token", "The token, `token-abcde:secret`.").Computed().UseStateForUnknown().Sensitive(),
            String("name", "Name of the token.").Computed().UseStateForUnknown(),
            String("user_id", "Id of the user whose token it is.").Computed().UseStateForUnknown(),
            Bool("enabled", "Whether the token works.").Computed().UseStateForUnknown(),
            Bool("expired", "Whether the token has expired.").Computed().UseStateForUnknown(),
            String("expires_at", "When the token expires, such as `2026-12-31T23:59:59Z`; empty for never.").Computed().UseStateForUnknown(),
            // Rancher drops those of a request.
            .. Metadata.Fields.Select(f => f.IgnoresDrift()),
        ],
    };

    // Only the answer to the creation has the secret.
    private static void Split(JObject token)
    {
        token["accessKey"] = token["name"];
        if ((string?)token["token"] is { } both && both.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            (token["accessKey"], token["secretKey"]) = (both[..colon], both[(colon + 1)..]);
        }
    }
}
