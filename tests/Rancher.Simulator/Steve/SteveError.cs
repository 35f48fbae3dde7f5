using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>An error as Steve writes it; through the Kubernetes API the same becomes a Status.</summary>
internal sealed class SteveError(int status, string code, string message) : Exception(message)
{
    /// <summary>What a Status says beside the message: the object and its type.</summary>
    public JObject? Details { get; init; }

    public ApiAnswer Answer(bool kubernetes)
    {
        if (!kubernetes)
        {
            return new ApiAnswer(status, new JObject { ["type"] = "error", ["links"] = new JObject(), ["code"] = code, ["message"] = Message, ["status"] = status });
        }

        var json = new JObject
        {
            ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JObject(), ["status"] = "Failure", ["message"] = Message, ["reason"] = code,
        };
        if (Details is not null)
        {
            json["details"] = Details.DeepClone();
        }

        json["code"] = status;
        return new ApiAnswer(status, json);
    }

    public static SteveError NotFound(SteveType type, string name) => new(404, "NotFound", $"{type.Resource} \"{name}\" not found") { Details = About(type, name) };

    public static SteveError AlreadyExists(SteveType type, SteveObject other) =>
        new(409, "AlreadyExists", $"{(other.IsRemoving ? "object is being deleted: " : "")}{type.Resource} \"{other.Name}\" already exists") { Details = About(type, other.Name) };

    public static SteveError NotSupported(string method) => new(403, "PermissionDenied", $"Method {method} not supported");

    public static SteveError Invalid(SteveType type, string name, string problem) => new(
        422, "Invalid", $"{type.Kind}{(type.Group.Length == 0 ? "" : "." + type.Group)} \"{name}\" is invalid: {problem}");

    public static SteveError Denied(int status, string code, SteveType type, string reason) =>
        new(status, code, $"admission webhook \"rancher.cattle.io.{type.Resource}\" denied the request: {reason}");

    public static SteveError Forbidden(Caller caller, string verb, SteveType type, string? ns, string? name) => new(
        403,
        "Forbidden",
        $"{type.Resource}{(name is null ? "" : $" \"{name}\"")} is forbidden: User \"{caller.UserId}\" cannot {verb} resource \"{type.Plural}\" in API group \"{type.Group}\" "
        + (ns is null ? "at the cluster scope" : $"in the namespace \"{ns}\""))
    {
        Details = About(type, name),
    };

    private static JObject About(SteveType type, string? name)
    {
        var details = new JObject();
        if (name is not null)
        {
            details["name"] = name;
        }

        if (type.Group.Length > 0)
        {
            details["group"] = type.Group;
        }

        details["kind"] = type.Plural;
        return details;
    }
}
