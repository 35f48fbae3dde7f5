using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Bindings of a global role to a user or group.</summary>
internal sealed class GlobalRoleBindingBehavior : TypeBehavior
{
    public GlobalRoleBindingBehavior(World world)
        : base(world, "globalRoleBinding")
    {
        NamePrefix = "grb-";
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        if (Version.Minor == 2)
        {
            return;
        }

        if ((string?)body["userId"] is { Length: > 0 } == (string?)body["groupPrincipalId"] is { Length: > 0 })
        {
            throw new ApiError(422, "InvalidBodyContent", "must contain field [groupPrincipalId] OR field [userId]");
        }

        if (Store.Find("globalRole", (string)body["globalRoleId"]!) is null)
        {
            throw ApiError.NotFound($"{(Version.Minor >= 11 ? "globalroles" : "globalRole")}.management.cattle.io \"{body["globalRoleId"]}\" not found");
        }
    }

    public override void AfterCreate(StoredObject created, Caller caller) => World.Clock.After(0.2, () =>
    {
        if (Version.Minor >= 11 && created.Text("userId") is { } user && created.Text("userPrincipalId") is null && Store.Find("user", user) is not null)
        {
            created.Body["userPrincipalId"] = "local://" + user;
        }

        Annotate(created, ["mgmt-auth-grb-controller"]);
    });

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        foreach (var field in Version.Minor > 2 ? new[] { "globalRoleId", "userId", "userPrincipalId", "groupPrincipalId" } : [])
        {
            merged[field] = current.Body[field]?.DeepClone();
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        if (Version.Minor >= 4)
        {
            Annotate(stored, ["cleanup.cattle.io/grbUpgradeCluster"]);
        }

        if (Version.Minor > 2 && Store.Find("globalRole", stored.Text("globalRoleId") ?? "") is { } role)
        {
            stored.Body["ownerReferences"] = new JArray(new JObject
            {
                ["apiVersion"] = "management.cattle.io/v3",
                ["kind"] = "GlobalRole",
                ["name"] = role.Id,
                ["uid"] = role.Body["uuid"]!.DeepClone(),
            });
        }
    }
}
