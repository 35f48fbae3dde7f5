using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;

namespace Rancher.Simulator.Steve;

/// <summary>What the Kubernetes API itself checks in Secrets, ConfigMaps and storage classes.</summary>
internal sealed class CoreChecks : KubeController
{
    public override bool Watches(SteveType type) => type.IsData || type.Collection == SteveTypes.StorageClasses;

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        switch (type.Plural)
        {
            case "secrets":
                Secret(type, body, current);
                break;
            case "configmaps":
                Strings(type, body, "data");
                Frozen(type, body, current, "ConfigMap");
                break;
            default:
                StorageClass(type, body, current);
                break;
        }
    }

    private static void Secret(SteveType type, JObject body, SteveObject? current)
    {
        Strings(type, body, "stringData");
        foreach (var value in (body["data"] as JObject ?? []).Properties().Select(p => (string?)p.Value ?? ""))
        {
            if (!IsBase64(value, out var at))
            {
                throw new SteveError(400, "BadRequest", $"Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte {at}");
            }
        }

        MoveStringData(body);
        if (current is null)
        {
            body["type"] = (string?)body["type"] is { Length: > 0 } given ? given : "Opaque";
        }
        else if ((string?)body["type"] != (string?)current.Body["type"])
        {
            var wrong = new List<string> { $"type: Invalid value: \"{(string?)body["type"] ?? "Opaque"}\": field is immutable" };
            wrong.AddRange(Required(body).Select(key => $"data[{key}]: Required value"));
            throw SteveError.Invalid(type, current.Name, wrong.Count == 1 ? wrong[0] : $"[{string.Join(", ", wrong)}]");
        }

        var missing = Required(body).Select(key => $"data[{key}]: Required value").ToList();
        if (missing.Count > 0)
        {
            throw SteveError.Invalid(type, (string?)body["metadata"]?["name"] ?? "", missing.Count == 1 ? missing[0] : $"[{string.Join(", ", missing)}]");
        }

        Frozen(type, body, current, "Secret");
    }

    private static IEnumerable<string> Required(JObject body)
    {
        // One half of a login is enough.
        if ((string?)body["type"] == "kubernetes.io/basic-auth" && (body["data"]?["username"] ?? body["data"]?["password"]) is not null)
        {
            return [];
        }

        string[] keys = (string?)body["type"] switch
        {
            "kubernetes.io/tls" => ["tls.crt", "tls.key"],
            "kubernetes.io/basic-auth" => ["username", "password"],
            "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
            "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
            _ => [],
        };
        return keys.Where(key => body["data"]?[key] is null);
    }

    private static void Strings(SteveType type, JObject body, string field)
    {
        foreach (var property in (body[field] as JObject ?? []).Properties().Where(p => p.Value.Type is not (JTokenType.String or JTokenType.Null)))
        {
            var word = property.Value.Type switch { JTokenType.Integer or JTokenType.Float => "number", JTokenType.Boolean => "bool", JTokenType.Array => "array", _ => "object" };
            throw new SteveError(400, "BadRequest", $"{type.Kind} in version \"v1\" cannot be handled as a {type.Kind}: json: cannot unmarshal {word} into Go struct field {type.Kind}.{field} of type string");
        }
    }

    private static void Frozen(SteveType type, JObject body, SteveObject? current, string kind)
    {
        if (current?.Body["immutable"] is JValue { Value: true } && !JToken.DeepEquals(current.Body["data"], body["data"]))
        {
            throw SteveError.Invalid(type with { Kind = kind }, current.Name, "data: Forbidden: field is immutable when `immutable` is set");
        }
    }

    private static void StorageClass(SteveType type, JObject body, SteveObject? current)
    {
        if (current is null)
        {
            if ((string?)body["provisioner"] is null or "")
            {
                throw SteveError.Invalid(type, (string?)body["metadata"]?["name"] ?? "", "provisioner: Required value");
            }

            body["reclaimPolicy"] ??= "Delete";
            body["volumeBindingMode"] ??= "Immediate";
            return;
        }

        foreach (var field in new[] { "parameters", "provisioner", "reclaimPolicy", "volumeBindingMode" })
        {
            if (!JToken.DeepEquals(current.Body[field] ?? JValue.CreateNull(), body[field] ?? JValue.CreateNull()))
            {
                throw SteveError.Invalid(type, current.Name, field switch
                {
                    "parameters" => "parameters: Forbidden: updates to parameters are forbidden.",
                    "provisioner" => "provisioner: Forbidden: updates to provisioner are forbidden.",
                    "reclaimPolicy" => $"reclaimPolicy: Invalid value: \"{(string?)body[field]}\": field is immutable",
                    _ => $"volumeBindingMode: Invalid value: \"{(string?)body[field]}\": field is immutable",
                });
            }
        }
    }

    private static void MoveStringData(JObject body)
    {
        var data = body["data"] as JObject ?? [];
        foreach (var (name, value) in body["stringData"] as JObject ?? [])
        {
            data[name] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes((string?)value ?? ""));
        }

        body.Remove("stringData");
        body.Remove("data");
        if (data.Count > 0)
        {
            body["data"] = data;
        }
    }

    private static bool IsBase64(string text, out int at)
    {
        at = text.AsSpan().IndexOfAnyExcept(System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="));
        if (at < 0 && text.Length % 4 != 0)
        {
            at = text.Length / 4 * 4;
        }

        return at < 0;
    }
}
