using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Templates of roles in clusters and projects.</summary>
internal sealed class RoleTemplateBehavior : TypeBehavior
{
    public RoleTemplateBehavior(World world)
        : base(world, "roleTemplate")
    {
        NamePrefix = "rt-";
        LifecycleAnnotations = ["mgmt-auth-roletemplate-lifecycle"];
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        if (!Version.HasWebhook)
        {
            return;
        }

        if ((string?)body["context"] == "project" && (bool?)body["administrative"] == true)
        {
            throw ApiError.Server("Only cluster roles can be administrative");
        }

        if ((string?)body["context"] == "cluster" && (bool?)body["projectCreatorDefault"] == true)
        {
            throw ApiError.Webhook(
                "roletemplates.management.cattle.io", "roletemplate.context: Forbidden: RoleTemplate context must be project when projectCreatorDefault=true");
        }

        var withoutVerb = (body["rules"] as JArray ?? []).ToList().FindIndex(rule => rule["verbs"] is not JArray { Count: > 0 });
        if (withoutVerb >= 0)
        {
            throw new ApiError(422, "Invalid", $"RoleTemplate.management.cattle.io \"{NamePrefix}new\" is invalid: rules[{withoutVerb}].verbs: Required value");
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        if (Version.Minor is 4)
        {
            Annotate(stored, ["cleanup.cattle.io/rtUpgradeCluster"]);
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        merged["description"] ??= "";
        if (current.Flag("builtin") && Version.HasWebhook)
        {
            merged["rules"] = current.Body["rules"]?.DeepClone();
        }
    }

    public override void BeforeDelete(StoredObject stored, Caller caller)
    {
        var heir = Store.All(TypeId).FirstOrDefault(t => t.Body["roleTemplateIds"] is JArray ids && ids.Any(i => (string?)i == stored.Id));
        if (heir is not null && Version.HasWebhook)
        {
            throw ApiError.Webhook("roletemplates.management.cattle.io", $"roletemplate \"{stored.Id}\" cannot be deleted because it is inherited by "
                + $"roletemplate(s) \"{heir.Id}\"", 409, "Conflict");
        }
    }
}
