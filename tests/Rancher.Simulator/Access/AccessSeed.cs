using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Access;

/// <summary>Users and roles a new server has: the default administrator with the well-known key, and the built-in roles.</summary>
internal static class AccessSeed
{
    public static void Plant(World world, Func<string, TypeBehavior> behavior)
    {
        foreach (var words in Rows("roleTemplates"))
        {
            Builtin(world, behavior("roleTemplate"), words[0], new JObject { ["name"] = words[1], ["context"] = words[2] }, "roletemplate");
        }

        foreach (var words in Rows("globalRoles"))
        {
            Builtin(world, behavior("globalRole"), words[0], new JObject { ["name"] = words[1], ["newUserDefault"] = words[2] == "true" }, "globalrole");
        }

        var id = world.Ids.Name("user-");
        var admin = ((UserBehavior)behavior("user")).Plant(id, "admin", world.Options.AdminPassword, "Default Admin");
        admin.Body["annotations"] = new JObject { ["lifecycle.cattle.io/create.mgmt-auth-users-controller"] = "true" };
        admin.Body["labels"] = new JObject { ["authz.management.cattle.io/bootstrapping"] = "admin-user" };
        admin.Body["mustChangePassword"] = world.Version.Minor < 11;
        if (world.Version.Minor < 11)
        {
            admin.Body["labels"]!["cattle.io/creator"] = "norman";
        }

        behavior("globalRoleBinding").Insert(new JObject { ["userId"] = id, ["globalRoleId"] = "admin" }, null, byNorman: false);
        var key = world.Options.AdminToken.Split(':', 2);
        TokenBehavior.Mint(world, id, key[0], "", 0, null).Hidden["secret"] = key.ElementAtOrDefault(1) ?? "";
    }

    private static IEnumerable<string[]> Rows(string table) =>
        Resources.Read($"access/{table}.table").Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|'));

    private static void Builtin(World world, TypeBehavior behavior, string id, JObject body, string kind)
    {
        SchemaDefaults.Fill(behavior.Schema, body, world.Schemas);
        body["type"] = behavior.TypeId;
        body["baseType"] = behavior.TypeId;
        body["id"] = id;
        body["uuid"] = world.Ids.Uuid();
        body["builtin"] = true;
        body["description"] = "";
        body["rules"] = new JArray();
        body["labels"] = new JObject { ["authz.management.cattle.io/bootstrapping"] = "default-" + kind };
        world.SetDate(body, "created");
        world.Store.Add(new Store.StoredObject(behavior.TypeId, id, body));
    }
}
