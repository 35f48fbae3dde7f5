using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// What the schema and the admission webhook of a version refuse in a provisioning cluster. What is not here is accepted, sense or
/// nonsense.
/// </summary>
internal sealed partial class ProvisioningChecks(World world, SteveRules rules, KubeCluster local)
{
    private const string Creator = "field.cattle.io/creatorId";

    private static readonly string[] OwnSecurityTemplates = ["rancher-privileged", "rancher-restricted"];

    public void Check(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        var name = (string)body["metadata"]!["name"]!;
        CheckForm(type, name, body);
        CheckName(type, name, current);
        CheckCreator(type, body, current, caller);
        CheckKind(type, body, current);
        if (DataDirectories.Problem(body, current?.Body) is { } directories)
        {
            throw SteveError.Denied(400, "BadRequest", type, directories);
        }

        if (DeploymentCustomization.BadToleration(body) is { } toleration)
        {
            throw SteveError.Denied(422, "Invalid", type, toleration);
        }

        if (DeploymentCustomization.Problem(body, world.Store.Find("feature", "cluster-agent-scheduling-customization")?.Flag("value") == true) is { } customization)
        {
            throw SteveError.Denied(400, "BadRequest", type, customization);
        }

        CheckReferences(type, body);
        CheckSnapshot(type, body, current);
    }

    private void CheckForm(SteveType type, string name, JObject body)
    {
        if (ProvisioningForm.Unreadable(body) is { } unreadable)
        {
            throw Undecodable(type, body, unreadable);
        }

        if (rules.Minor >= 12 && ProvisioningForm.Invalid(body) is { } invalid)
        {
            throw SteveError.Invalid(type, name, invalid);
        }

        var pools = (body.SelectToken("spec.rkeConfig.machinePools") as JArray ?? []).OfType<JObject>().ToList();
        for (var i = 0; i < pools.Count; i++)
        {
            CheckPool(type, name, pools, i);
        }

        if ((string?)body.SelectToken("spec.kubernetesVersion") is { Length: > 0 } version && !Version().IsMatch(version))
        {
            throw Undecodable(type, body, $"[provisioning cluster mutator] failed to parse cluster version: {version} is not valid k8s version");
        }
    }

    /// <summary>Who creates a cluster is written down, whatever he says; later only the note as a whole can be taken away.</summary>
    private static void CheckCreator(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        var annotations = body["metadata"]!["annotations"] as JObject;
        if (current is null)
        {
            annotations ??= [];
            annotations[Creator] = caller.UserId;
            body["metadata"]!["annotations"] = annotations;
        }
        else if (annotations?[Creator] is { } sent && (string?)sent != current.Annotation(Creator))
        {
            throw SteveError.Denied(422, "Invalid", type, "creatorID annotation cannot be changed");
        }
    }

    /// <summary>A cluster with nodes of its own stays one; an older server lets it become an imported one, and nothing leads back.</summary>
    private void CheckKind(SteveType type, JObject body, SteveObject? current)
    {
        if (current is null)
        {
            return;
        }

        var (was, willBe) = (current.Body.SelectToken("spec.rkeConfig") is JObject, body.SelectToken("spec.rkeConfig") is JObject);
        if (was && !willBe && rules.KeepsRkeConfig)
        {
            throw SteveError.Denied(400, "BadRequest", type, "RKEConfig cannot be made null after cluster creation");
        }

        if (!was && willBe)
        {
            throw new SteveError(
                500,
                "InternalError",
                $"Internal error occurred: failed calling webhook \"rancher.cattle.io.{type.Resource}\": failed to call webhook: Post \"https://rancher-webhook.cattle-system.svc:9443/v1/webhook/mutation/{type.Resource}?timeout=10s\": EOF");
        }
    }

    /// <summary>What a cluster names must be there: templates, and the Secrets of backups.</summary>
    private void CheckReferences(SteveType type, JObject body)
    {
        if ((body.SelectToken("spec.agentEnvVars") as JArray ?? []).Any(variable => (string?)variable["name"] == "CATTLE_AGENT_VAR_DIR"))
        {
            throw SteveError.Denied(400, "BadRequest", type, "\"CATTLE_AGENT_VAR_DIR\" cannot be set within \"cluster.Spec.RKEConfig.AgentEnvVars\": use \"cluster.Spec.RKEConfig.DataDirectories.SystemAgent\"");
        }

        if ((string?)body.SelectToken("spec.defaultPodSecurityAdmissionConfigurationTemplateName") is { Length: > 0 } template && !OwnSecurityTemplates.Contains(template)
            && world.Store.Find("podSecurityAdmissionConfigurationTemplate", template) is null)
        {
            throw SteveError.Denied(400, "BadRequest", type, $"podsecurityadmissionconfigurationtemplates.management.cattle.io \"{template}\" not found");
        }

        if ((string?)body.SelectToken("spec.rkeConfig.etcd.s3.cloudCredentialName") is { Length: > 0 } credential)
        {
            var (space, secret) = credential.Split(':', 2) is [var first, var second] ? (first, second) : ((string)body["metadata"]!["namespace"]!, credential);
            if (local.Find(SteveTypes.Secrets, space, secret) is null)
            {
                throw SteveError.Denied(400, "BadRequest", type, $"etcd s3 cloud credential secret {space}/{secret} is not found");
            }
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

        if (rules.Minor >= 12 && ((string?)pools[index]["name"])?.Length > 63)
        {
            throw SteveError.Denied(422, "Invalid", type, "pool name must be 63 characters or fewer");
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

    /// <summary>What is restored must be there, from 2.12 on.</summary>
    private void CheckSnapshot(SteveType type, JObject body, SteveObject? current)
    {
        var space = (string)body["metadata"]!["namespace"]!;
        if (rules.Minor >= 12 && current is not null && (string?)body.SelectToken("spec.rkeConfig.etcdSnapshotRestore.name") is { Length: > 0 } snapshot
            && local.Find(SteveTypes.Snapshots, space, snapshot) is null)
        {
            throw SteveError.Denied(400, "BadRequest", type, $"etcd restore references missing snapshot {snapshot} in namespace {space}");
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

    [GeneratedRegex(@"^c-[a-z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^v?\d+(\.\d+){0,2}([-+].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
