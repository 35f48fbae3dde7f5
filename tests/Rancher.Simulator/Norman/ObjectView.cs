using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Norman;

/// <summary>An object as an answer shows it: with links, actions, and without secrets.</summary>
internal sealed class ObjectView(World world, Permissions permissions)
{
    public JObject Build(TypeBehavior behavior, StoredObject stored, ApiRequest request, JObject? body = null)
    {
        var view = (JObject)(body ?? stored.Body).DeepClone();
        if (stored.Verbatim)
        {
            return view;
        }

        var type = behavior.Schema;
        foreach (var field in type.Fields.Values.Where(f => f.WriteOnly || f.Type == "password"))
        {
            view.Remove(field.Name);
        }

        SchemaDefaults.Present(type, view, world.Schemas);
        view["links"] = Links(behavior, stored, request);
        if (type.Actions is not null)
        {
            var actions = behavior.ActionsOf(stored).ToList();
            view["actions"] = new JObject(actions.Select(a => new JProperty(a, $"{Self(type, stored, request)}?action={a}")));
        }

        behavior.Present(view, stored, request);
        if (view["actions"] is JObject { Count: 0 })
        {
            view.Remove("actions");
        }

        return view;
    }

    /// <summary>The update of a setting is offered by right (from 2.3 on), from 2.14 on that of a user, too; other links say nothing about whether they would work.</summary>
    private bool MayOffer(string verb, TypeBehavior behavior, StoredObject stored, ApiRequest request) =>
        verb == "delete" || !(behavior.TypeId == "setting" && world.Version.Minor > 2 || behavior.TypeId == "user" && world.Version.Minor >= 14)
        || permissions.CanWrite(request.Caller, verb, behavior, stored);

    private static string Self(TypeSchema type, StoredObject stored, ApiRequest request) => $"{request.BaseUrl}/v3/{type.Plural}/{stored.Id}";

    private JObject Links(TypeBehavior behavior, StoredObject stored, ApiRequest request)
    {
        var type = behavior.Schema;
        var self = Self(type, stored, request);
        var links = new JObject { ["self"] = self };
        if (type.ResourceMethods?.Contains("PUT") == true && MayOffer("update", behavior, stored, request))
        {
            links["update"] = self;
        }

        if (type.ResourceMethods?.Contains("DELETE") == true && MayOffer("delete", behavior, stored, request))
        {
            links["remove"] = self;
        }

        foreach (var (name, path) in SubCollections.LinksOf(type.Id, stored.Id, world))
        {
            links[name] = (path.StartsWith("wss:", StringComparison.Ordinal) ? request.BaseUrl.Replace("http", "ws", StringComparison.Ordinal) + path[4..] : request.BaseUrl + path);
        }

        return links;
    }
}
