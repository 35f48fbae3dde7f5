using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Provisioning;

/// <summary>
/// The form of a provisioning cluster: what the webhook cannot even read, and what the schema of the type refuses. Up to 2.11 the schema
/// says little.
/// </summary>
internal static partial class ProvisioningForm
{
    private const string Concurrency = "^((([1-9]|[1-9][0-9]|100)%)|([1-9][0-9]*|0)|)$";

    private static readonly (string Path, string Wanted, string Field)[] Types =
    [
        ("spec", "object", "Cluster.spec of type v1.ClusterSpec"),
        ("spec.kubernetesVersion", "string", "ClusterSpec.spec.kubernetesVersion of type string"),
        ("spec.rkeConfig.machinePools", "array", "RKEConfig.spec.rkeConfig.machinePools of type []v1.RKEMachinePool"),
        ("spec.rkeConfig.machineGlobalConfig", "object", "RKEConfig.spec.rkeConfig.RKEClusterSpecCommon.machineGlobalConfig of type map[string]interface {}"),
        ("spec.webhookDeploymentCustomization.replicaCount", "number", "WebhookDeploymentCustomization.spec.webhookDeploymentCustomization.replicaCount of type int32"),
    ];

    private static readonly string[] Patterned =
    [
        "spec.rkeConfig.upgradeStrategy.controlPlaneConcurrency", "spec.rkeConfig.upgradeStrategy.workerConcurrency",
        "spec.clusterAgentDeploymentCustomization.schedulingCustomization.podDisruptionBudget.minAvailable",
        "spec.clusterAgentDeploymentCustomization.schedulingCustomization.podDisruptionBudget.maxUnavailable",
    ];

    private static readonly System.Buffers.SearchValues<char> Base64 =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>Why the webhook cannot read a cluster, or null.</summary>
    public static string? Unreadable(JObject cluster)
    {
        foreach (var (path, wanted, field) in Types)
        {
            if (At(cluster, path) is { Type: not JTokenType.Null } value && Word(value) != wanted)
            {
                return $"failed to unmarshal request object: json: cannot unmarshal {Word(value)} into Go struct field {field}";
            }
        }

        foreach (var registry in (At(cluster, "spec.rkeConfig.registries.configs") as JObject ?? []).Properties())
        {
            if ((string?)(registry.Value as JObject)?["caBundle"] is { } bundle && bundle.AsSpan().IndexOfAnyExcept(Base64) is >= 0 and var at)
            {
                return string.Create(CultureInfo.InvariantCulture, $"failed to unmarshal request object: illegal base64 data at input byte {at}");
            }
        }

        return null;
    }

    /// <summary>What the schema of later servers refuses, or null.</summary>
    public static string? Invalid(JObject cluster)
    {
        foreach (var path in Patterned)
        {
            if (At(cluster, path) is JValue { Value: string text } && !ConcurrencyPattern().IsMatch(text))
            {
                return $"{path}: Invalid value: \"{text}\": {path} in body should match '{Concurrency}'";
            }
        }

        if (At(cluster, "spec.rkeConfig.etcd.s3.retention") is JValue { Value: long and < 0 } retention)
        {
            return TooSmall("spec.rkeConfig.etcd.s3.retention", retention);
        }

        var pools = (At(cluster, "spec.rkeConfig.machinePools") as JArray ?? []).OfType<JObject>().ToList();
        for (var i = 0; i < pools.Count; i++)
        {
            if (InvalidPool(pools[i], string.Create(CultureInfo.InvariantCulture, $"spec.rkeConfig.machinePools[{i}]")) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? InvalidPool(JObject pool, string path)
    {
        if (pool["quantity"] is JValue { Value: long and < 0 } quantity)
        {
            return TooSmall(path + ".quantity", quantity);
        }

        if (pool["name"] is JValue { Value: "" })
        {
            return $"{path}.name: Invalid value: \"\": {path}.name in body should be at least 1 chars long";
        }

        return pool["autoscalingMinSize"] is null != pool["autoscalingMaxSize"] is null
            ? $"{path}: Invalid value: \"object\": AutoscalingMinSize and AutoscalingMaxSize must both be set if enabling cluster-autoscaling"
            : null;
    }

    private static string TooSmall(string path, JToken value) => $"{path}: Invalid value: {value}: {path} in body should be greater than or equal to 0";

    /// <summary>A path leads nowhere where something on its way has another form.</summary>
    private static JToken? At(JObject cluster, string path)
    {
        JToken? at = cluster;
        foreach (var step in path.Split('.'))
        {
            at = (at as JObject)?[step];
        }

        return at;
    }

    private static string Word(JToken token) => token.Type switch
    {
        JTokenType.Object => "object",
        JTokenType.String or JTokenType.Date => "string",
        JTokenType.Array => "array",
        JTokenType.Boolean => "bool",
        _ => "number",
    };

    [GeneratedRegex(Concurrency, RegexOptions.CultureInvariant)]
    private static partial Regex ConcurrencyPattern();
}
