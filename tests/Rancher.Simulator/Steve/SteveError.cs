using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>An error as Steve writes it; through the Kubernetes API the same becomes a Status.</summary>
internal sealed class SteveError(int status, string code, string message) : Exception(message)
{
    public ApiAnswer Answer(bool kubernetes) => new(status, kubernetes
        ? new JObject
        {
            ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JObject(), ["status"] = "Failure", ["message"] = Message, ["reason"] = code, ["code"] = status,
        }
        : new JObject { ["type"] = "error", ["links"] = new JObject(), ["code"] = code, ["message"] = Message, ["status"] = status });

    public static SteveError NotFound(SteveType type, string name) => new(404, "NotFound", $"{type.Resource} \"{name}\" not found");

    public static SteveError NotSupported(string method) => new(403, "PermissionDenied", $"Method {method} not supported");

    public static SteveError Invalid(SteveType type, string name, string problem) => new(
        422, "Invalid", $"{type.Kind}{(type.Group.Length == 0 ? "" : "." + type.Group)} \"{name}\" is invalid: {problem}");

    public static SteveError Denied(int status, string code, SteveType type, string reason) =>
        new(status, code, $"admission webhook \"rancher.cattle.io.{type.Resource}\" denied the request: {reason}");
}
