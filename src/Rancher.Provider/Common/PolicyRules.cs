using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Common;

/// <summary>What one rule of a role allows: verbs on resources, as in Kubernetes' RBAC.</summary>
internal static class PolicyRules
{
    public static Field[] Fields =>
    [
        StringList("api_groups", "API groups of the resources; an empty text is the core group, `*` is all of them."),
        StringList("non_resource_urls", "Paths of the API that are no resources, such as `/healthz` or `/metrics/*`; only for roles in clusters.")
            .At("nonResourceURLs"),
        StringList("resource_names", "Names of the objects the rule is about; all objects unless set."),
        StringList("resources", "Kinds of objects in the plural, such as `pods` or `pods/log`; `*` is all of them."),
        StringList("verbs", "What may be done, such as `get`, `list`, `watch`, `create`, `update`, `patch` and `delete`; `*` is everything. "
            + "Rancher refuses a rule without a verb.").Verbs(),
    ];
}
