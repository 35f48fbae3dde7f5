using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>
/// What the schema and the admission webhook of a version refuse in a provisioning cluster. What is not here is accepted, sense or
/// nonsense.
/// </summary>
internal sealed partial class ProvisioningChecks(SteveRules rules)
{
    public void Check(SteveType type, JObject body, SteveObject? current)
    {
        var name = (string)body["metadata"]!["name"]!;
        var pools = (body.SelectToken("spec.rkeConfig.machinePools") as JArray ?? []).OfType<JObject>().ToList();
        for (var i = 0; i < pools.Count; i++)
        {
            CheckPool(type, name, pools, i);
        }

        if (body.SelectToken("spec.rkeConfig.machineGlobalConfig") is { } config and not JObject and not { Type: JTokenType.Null })
        {
            throw Undecodable(type, body, $"json: cannot unmarshal {Word(config)} into Go struct field RKEConfig.spec.rkeConfig.RKEClusterSpecCommon.machineGlobalConfig of type map[string]interface {{}}");
        }

        if ((string?)body.SelectToken("spec.kubernetesVersion") is { Length: > 0 } version && !Version().IsMatch(version))
        {
            throw Undecodable(type, body, $"[provisioning cluster mutator] failed to parse cluster version: {version} is not valid k8s version");
        }

        CheckName(type, name, current);
        if (current is null || !rules.KeepsRkeConfig)
        {
            return;
        }

        if (current.Body.SelectToken("spec.rkeConfig") is JObject && body.SelectToken("spec.rkeConfig") is not JObject)
        {
            throw SteveError.Denied(400, "BadRequest", type, "RKEConfig cannot be made null after cluster creation");
        }
    }

    private void CheckPool(SteveType type, string name, List<JObject> pools, int index)
    {
        var path = $"spec.rkeConfig.machinePools[{index}]";
        if (pools[index]["machineConfigRef"] is not JObject)
        {
            const string Rest = "<nil>: Invalid value: \"null\": some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";
            throw SteveError.Invalid(type, name, rules.Minor >= 12 ? $"[{path}.machineConfigRef: Required value, {Rest}]" : $"{path}.machineConfigRef: Required value");
        }

        if (rules.PoolNamesAreUnique && pools.Take(index).Any(pool => (string?)pool["name"] == (string?)pools[index]["name"]))
        {
            throw SteveError.Invalid(type, name, $"{path}: Duplicate value: map[string]interface {{}}{{\"name\":\"{(string?)pools[index]["name"]}\"}}");
        }
    }

    private void CheckName(SteveType type, string name, SteveObject? current)
    {
        if (current is not null)
        {
            return;
        }

        var tooShort = rules.Minor >= 12 && (name.Length < 2 || name.Contains('.', StringComparison.Ordinal));
        if (name.Length > 63 || name[0] == '-' || name == "local" || Generated().IsMatch(name) || tooShort)
        {
            throw SteveError.Denied(422, "Invalid", type, rules.Minor >= 12
                ? "cluster name must be between 2 and 63 characters, must not begin with a hyphen, cannot be \"local\" nor of the form \"c-xxxxx\", and can only contain lowercase alphanumeric characters or ' - '"
                : "cluster name must be 63 characters or fewer, must not begin with a hyphen, cannot be \"local\" nor of the form \"c-xxxxx\", and can only contain lowercase alphanumeric characters or ' - '");
        }
    }

    /// <summary>The webhook repeats the whole request before it says what is wrong.</summary>
    private static SteveError Undecodable(SteveType type, JObject body, string reason)
    {
        var review = new JObject
        {
            ["kind"] = "AdmissionReview",
            ["request"] = new JObject { ["object"] = body.DeepClone() },
            ["response"] = new JObject { ["status"] = new JObject { ["status"] = "Failure", ["message"] = "Internal error occurred: " + reason } },
        };
        var text = review.ToString(Newtonsoft.Json.Formatting.None).Replace("\"", "\\\"", StringComparison.Ordinal);
        return new SteveError(
            500,
            "InternalError",
            $"Internal error occurred: failed calling webhook \"rancher.cattle.io.{type.Resource}\": failed to call webhook: an error on the server (\"{text}\") has prevented the request from succeeding");
    }

    private static string Word(JToken token) => token.Type switch
    {
        JTokenType.String => "string",
        JTokenType.Array => "array",
        JTokenType.Boolean => "bool",
        _ => "number",
    };

    [GeneratedRegex(@"^c-[a-z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^v?\d+(\.\d+){0,2}([-+].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
