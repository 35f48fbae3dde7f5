using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Clusters;

/// <summary>The values a server fills into a new cluster, by version, and those its controllers add while they look at it.</summary>
internal sealed class ClusterDefaults(ServerVersion version)
{
    private readonly JObject _cluster = Load($"cluster-{version.SchemaTag}");
    private readonly JObject _rke = Load($"rke-{version.RkeTag}");
    private readonly JObject _rkeCreated = Load(version.RewritesRkeConfig ? $"rke-{version.RkeTag}" : $"rke-created-{version.RkeTag}");

    /// <summary>Fields of the answer to the POST.</summary>
    public JObject Created => Copy(_cluster, "created");

    /// <summary>Fields that appear once a controller has written the object.</summary>
    public JObject Watched => Copy(_cluster, "watched");

    /// <summary>Fields that appear once the cluster waits for nodes.</summary>
    public JObject Settled => Copy(_cluster, "settled");

    /// <summary>All values a cluster without nodes has by itself.</summary>
    public IEnumerable<KeyValuePair<string, JToken?>> Values => Created.Concat<KeyValuePair<string, JToken?>>(Watched);

    /// <summary>What was sent of the RKE configuration, with the defaults of the POST answer.</summary>
    public JObject Rke(JObject sent, string kubernetesVersion)
    {
        var result = (JObject)_rkeCreated.DeepClone();
        if (kubernetesVersion.Length > 0)
        {
            result["kubernetesVersion"] = kubernetesVersion;
        }

        Overlay(result, sent);
        if (result["network"] is JObject network)
        {
            network["plugin"] ??= "canal";
        }

        if (result.SelectToken("services.etcd.backupConfig") is JObject backup)
        {
            // Zero counts as unset here: the server puts its own interval and retention in its place.
            if (version.RewritesRkeConfig)
            {
                Restore(backup, "intervalHours", 12);
                Restore(backup, "retention", 6);
            }

            if (version.RewritesRkeConfig || sent.SelectToken("services.etcd.backupConfig") is null)
            {
                backup["s3BackupConfig"] ??= JValue.CreateNull();
            }
        }

        if (version.RewritesRkeConfig && result.SelectToken("network.options") is JObject options)
        {
            foreach (var option in options.Properties().Where(o => o.Value.Type == JTokenType.Null))
            {
                option.Value = "";
            }
        }

        return result;
    }

    /// <summary>Objects of the RKE configuration that only a controller's write brings up (2.2).</summary>
    public void Settle(JObject rke)
    {
        var settled = (JObject)_rke.DeepClone();
        if (rke.SelectToken("services.etcd.backupConfig") is null)
        {
            (settled.SelectToken("services.etcd") as JObject)?.Remove("backupConfig");
        }

        Overlay(settled, rke);
        if (rke.SelectToken("services.etcd.backupConfig") is JObject backup)
        {
            Restore(backup, "intervalHours", 12);
            Restore(backup, "retention", 6);
            backup["s3BackupConfig"] ??= JValue.CreateNull();
        }

        foreach (var (name, value) in settled)
        {
            rke[name] ??= value;
            if (name is "services" or "network" && rke[name] is JObject group)
            {
                foreach (var (part, settings) in (JObject)value!)
                {
                    group[part] ??= settings;
                }
            }
        }
    }

    private static void Overlay(JObject onto, JObject sent)
    {
        foreach (var (name, value) in sent)
        {
            if (value is JObject fresh && onto[name] is JObject old)
            {
                Overlay(old, fresh);
            }
            else if (value is { Type: not JTokenType.Null } && !(value.Type == JTokenType.String && (string?)value == "" && onto[name] is not null))
            {
                onto[name] = value.DeepClone();
            }
        }
    }

    private static void Restore(JObject body, string field, int value)
    {
        if (body[field] is JValue { Value: 0L })
        {
            body[field] = value;
        }
    }

    private static JObject Copy(JObject source, string name) => (JObject)source[name]!.DeepClone();

    private static JObject Load(string name) => JObject.Parse(Resources.Read($"clusters/{name}.json"));
}
