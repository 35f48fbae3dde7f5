using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Norman;

/// <summary>A request that ends in an error answer.</summary>
internal sealed class ApiError(int status, string code, string message = "", string? fieldName = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? FieldName { get; } = fieldName;

    /// <summary>The handler crashed: a 500 without a body, and the server lives on.</summary>
    public static ApiError Crash() => new(500, "", "");

    public bool IsCrash => Status == 500 && Code.Length == 0;

    public static ApiError NotFound(string message) => new(404, "NotFound", message);

    public static ApiError NotAllowed(string method) => new(405, "MethodNotAllow", $"Method {method} not supported");

    public static ApiError Missing(string fieldName) => new(422, "MissingRequired", "", fieldName);

    public static ApiError Format(string message, string? fieldName = null) => new(422, "InvalidFormat", message, fieldName);

    public static ApiError Server(string message) => new(500, "ServerError", message);

    /// <summary>A denial of the admission webhook, which chooses the status itself.</summary>
    public static ApiError Webhook(string type, string message, int status = 400, string code = "BadRequest") =>
        new(status, code, $"admission webhook \"rancher.cattle.io.{type}\" denied the request: {message}");

    public JObject ToJson()
    {
        var json = new JObject
        {
            ["type"] = "error",
            ["baseType"] = "error",
            ["status"] = Status,
            ["code"] = Code,
            ["message"] = Message,
        };
        if (FieldName is not null)
        {
            json["fieldName"] = FieldName;
        }

        return json;
    }

    /// <summary>The error as it stands inside the message of another one.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Code} {Status}: {Message}");
        return FieldName is null ? text : $"{FieldName}={text}";
    }
}
