using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Access;

/// <summary>Local users and their passwords.</summary>
internal sealed class UserBehavior : TypeBehavior
{
    public UserBehavior(World world)
        : base(world, "user")
    {
        NamePrefix = "u-";
        Finalizer = "mgmt-auth-users-controller";
    }

    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public StoredObject Plant(string id, string username, string password, string name)
    {
        var body = new JObject { ["username"] = username, ["name"] = name };
        var user = Insert(body, null, byNorman: false);
        Store.Remove(TypeId, user.Id);
        var planted = Store.Add(new StoredObject(TypeId, id, body));
        body["id"] = id;
        body["conditions"] = JValue.CreateNull();
        body["principalIds"] = new JArray("local://" + id);
        body["description"] = "";
        planted.Hidden["password"] = password;
        return planted;
    }

    public override IEnumerable<string> CollectionActionsFor(Caller caller) =>
        base.CollectionActionsFor(caller).Where(a => caller.IsAdmin || a == "changepassword");

    public override void BeforeCreate(JObject body, Caller caller)
    {
        var username = (string?)body["username"] ?? "";
        var password = (string?)body["password"];
        if (string.IsNullOrEmpty(password))
        {
            throw ApiError.Server(Version.Minor >= 11 ? "invalid password" : "password not a string");
        }

        CheckPassword(password, username);
        if (Store.All(TypeId).Any(u => u.Text("username") == username))
        {
            throw new ApiError(422, "NotUnique", "Username is already in use.", "username");
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        stored.Hidden["password"] = (string?)stored.Body["password"] ?? "";
        stored.Body.Remove("password");
        stored.Body["principalIds"] = new JArray("local://" + stored.Id);
        stored.Body["description"] ??= "";
        stored.Body["mustChangePassword"] ??= false;
        SetCondition(stored.Body, Condition("InitialRolesPopulated", "True"));
        Annotate(stored, ["mgmt-auth-users-controller"]);
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        merged.Remove("password");
        if (Version.HasWebhook && sent["username"] is { } name && (string?)name != current.Text("username"))
        {
            throw ApiError.Webhook("users.management.cattle.io", $"user.username: Invalid value: \"{name}\": field is immutable");
        }

        if (current.Id == caller.UserId && sent["enabled"] is JValue { Value: false })
        {
            throw new ApiError(422, "InvalidAction", "You cannot deactivate yourself");
        }
    }

    public override void BeforeDelete(StoredObject stored, Caller caller)
    {
        if (Version.HasWebhook && stored.Id == caller.UserId)
        {
            throw ApiError.Webhook("users.management.cattle.io", "can't delete yourself");
        }
    }

    public override void AfterRemoval(StoredObject removed)
    {
        foreach (var type in new[] { "token", "globalRoleBinding", "clusterRoleTemplateBinding", "projectRoleTemplateBinding" })
        {
            foreach (var owned in Store.All(type).Where(o => o.Text("userId") == removed.Id).ToList())
            {
                Store.Remove(type, owned.Id);
            }
        }
    }

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        view["me"] = request.Caller?.UserId == stored.Id;
        if (request.Caller?.IsAdmin != true)
        {
            (view["actions"] as JObject)?.Remove("refreshauthprovideraccess");
        }
    }

    public override ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request)
    {
        if (action != "setpassword")
        {
            return action == "refreshauthprovideraccess" ? ApiAnswer.Empty(200) : base.Act(action, stored, input, request);
        }

        var password = (string?)input["newPassword"] ?? "";
        CheckPassword(password, stored.Text("username") ?? "");
        stored.Hidden["password"] = password;
        var view = World.View.Build(this, stored, request);

        if (Version.Minor < 14)
        {
            // The one answer of all that shows a password's hash.
            view["password"] = "$2a$10$" + World.Ids.Text(53);
        }

        return ApiAnswer.Ok(view);
    }

    public override ApiAnswer ActOnCollection(string action, JObject input, ApiRequest request)
    {
        if (action != "changepassword")
        {
            return action == "refreshauthprovideraccess" ? ApiAnswer.Empty(200) : base.ActOnCollection(action, input, request);
        }

        var user = Store.Find(TypeId, request.Caller!.UserId)!;
        var password = (string?)input["newPassword"] ?? "";
        CheckPassword(password, user.Text("username") ?? "");
        if (user.Hidden["password"] != (string?)input["currentPassword"])
        {
            throw new ApiError(422, "InvalidBodyContent", "invalid current password");
        }

        user.Hidden["password"] = password;
        user.Body["mustChangePassword"] = false;
        return ApiAnswer.Empty(200);
    }

    private void CheckPassword(string password, string username)
    {
        if (Version.Minor < 11)
        {
            return;
        }

        if (password == username)
        {
            throw new ApiError(422, "InvalidBodyContent", Version.Minor >= 15 ? "Password cannot be the same as the username" : "Password cannot be the same as username");
        }

        if (password.Length < 12)
        {
            throw new ApiError(422, "InvalidBodyContent", "Password must be at least 12 characters");
        }
    }
}
