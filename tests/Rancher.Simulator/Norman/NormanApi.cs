using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Norman;

/// <summary>Lists, reads, creates, updates and deletes objects of any type, by the conventions of the /v3 API.</summary>
internal sealed class NormanApi(World world, IReadOnlyDictionary<string, TypeBehavior> behaviors)
{
    private readonly InputReader _reader = new(world.Schemas, world.Version);

    public Permissions Permissions { get; } = new(world);

    public ObjectView View => field ??= new ObjectView(world, Permissions);

    public TypeBehavior? BehaviorByPath(string segment) =>
        world.Schemas.ByPath(segment) is { } type ? behaviors.GetValueOrDefault(type.Id) : null;

    public ApiAnswer Collection(TypeBehavior behavior, ApiRequest request, string? clusterId = null)
    {
        switch (request.Method)
        {
            case "GET":
                return List(behavior, request, clusterId);
            case "POST" when request.Action is { } action:
                return behavior.ActOnCollection(action, InputReader.Parse(request.Body), request);
            case "POST" when behavior.Schema.CollectionMethods!.Contains("POST"):
                return Create(behavior, request);
            default:
                throw ApiError.NotAllowed(request.Method);
        }
    }

    public ApiAnswer Resource(TypeBehavior behavior, string id, ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return ApiAnswer.Ok(View.Build(behavior, Find(behavior, id, request, "get"), request));
            case "PUT" when behavior.Schema.ResourceMethods!.Contains("PUT"):
                return Update(behavior, id, request);
            case "DELETE" when behavior.Schema.ResourceMethods!.Contains("DELETE"):
                return Delete(behavior, id, request);
            case "POST" when request.Action is { } action:
                return Act(behavior, id, action, request);
            default:
                throw ApiError.NotAllowed(request.Method);
        }
    }

    private StoredObject Find(TypeBehavior behavior, string id, ApiRequest request, string verb)
    {
        if (behavior.IsNamespaced && !id.Contains(':', StringComparison.Ordinal))
        {
            throw ApiError.NotFound("failed to find resource by id");
        }

        var stored = world.Store.Find(behavior.TypeId, id);
        var caller = request.Caller!;
        if (stored is null || (behavior.TypeId == "token" && !Permissions.CanRead(caller, behavior, stored)))
        {
            throw caller.IsAdmin || verb == "get" && behavior.TypeId == "token"
                ? ApiError.NotFound($"{behavior.ResourceName} \"{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}\" not found")
                : Permissions.Forbidden(caller, "get", behavior, id);
        }

        if (!Permissions.CanRead(caller, behavior, stored))
        {
            throw Permissions.Forbidden(caller, "get", behavior, id);
        }

        if (verb != "get" && !Permissions.CanWrite(caller, verb, behavior, stored))
        {
            throw Permissions.Forbidden(caller, verb, behavior, id);
        }

        return stored;
    }

    private ApiAnswer List(TypeBehavior behavior, ApiRequest request, string? clusterId)
    {
        var query = ListQuery.Read(behavior.Schema, request.Query);
        var bodies = world.Store.All(behavior.TypeId)
            .Where(o => Permissions.CanRead(request.Caller, behavior, o))
            .Where(o => clusterId is null || o.Text("clusterId") == clusterId)
            .Select(o => View.Build(behavior, o, request))
            .Where(b => query.Filters.All(f => f.Matches(b)));

        return ApiAnswer.Ok(CollectionAnswer.Build(behavior.Schema, query, query.Order(bodies), request, behavior.CollectionActionsFor(request.Caller!)));
    }

    private ApiAnswer Create(TypeBehavior behavior, ApiRequest request)
    {
        var caller = request.Caller!;
        var sent = InputReader.Parse(request.Body);
        var space = behavior.IsNamespaced ? (string?)sent["clusterId"] : null;
        if (!Permissions.CanCreate(caller, behavior, (string?)sent["clusterId"], (string?)sent["projectId"]))
        {
            throw Permissions.Forbidden(caller, "create", behavior, null, space);
        }

        var body = _reader.Read(behavior.Schema, sent, BodyPurpose.Create);
        behavior.BeforeCreate(body, caller);
        var created = behavior.Make(body, caller);
        var answer = View.Build(behavior, created, request);
        behavior.PresentNew(answer, created);
        behavior.AfterCreate(created, caller);
        return new ApiAnswer(201, answer);
    }

    private ApiAnswer Update(TypeBehavior behavior, string id, ApiRequest request)
    {
        var stored = Find(behavior, id, request, "update");
        var sent = _reader.Read(behavior.Schema, InputReader.Parse(request.Body), BodyPurpose.Update);
        var merged = request.Parameter("_replace") == "true"
            ? Merge.Replace(behavior.Schema, stored.Body, sent)
            : Merge.Into(behavior.Schema, stored.Body, sent, world.Schemas);
        behavior.BeforeUpdate(stored, sent, merged, request.Caller!);
        var before = stored.Body;
        stored.Previous = before;
        stored.Body = merged;
        behavior.AfterUpdate(stored, before);
        var answer = View.Build(behavior, stored, request);
        behavior.PresentUpdated(answer, sent);
        return ApiAnswer.Ok(answer);
    }

    private ApiAnswer Delete(TypeBehavior behavior, string id, ApiRequest request)
    {
        var stored = Find(behavior, id, request, "delete");
        behavior.BeforeDelete(stored, request.Caller!);
        if (behavior.Removal == Removal.Silent)
        {
            world.Store.Remove(behavior.TypeId, id);
            behavior.AfterRemoval(stored);
            return ApiAnswer.Empty(204);
        }

        if (!stored.IsRemoving)
        {
            stored.Previous = (JObject)stored.Body.DeepClone();
            Remover.Mark(world, behavior, stored);
        }

        return ApiAnswer.Ok(View.Build(behavior, stored, request));
    }

    private ApiAnswer Act(TypeBehavior behavior, string id, string action, ApiRequest request)
    {
        var stored = Find(behavior, id, request, "get");
        var schema = behavior.Schema.Actions?.FirstOrDefault(a => a.Name == action)
            ?? throw new ApiError(422, "InvalidAction", $"Invalid action: {action}");
        var input = InputReader.Parse(request.Body);
        if (world.Schemas.Find(schema.Input) is { } inputType)
        {
            try
            {
                input = _reader.Read(inputType, input, BodyPurpose.Action);
            }
            catch (ApiError e)
            {
                throw new ApiError(422, "InvalidBodyContent", $"Failed to parse action body: {e}");
            }
        }

        return behavior.Act(action, stored, input, request);
    }
}
