using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>Clusters: RKE custom clusters (with rancherKubernetesEngineConfig) and imported ones (without any configuration).</summary>
internal sealed partial class ClusterBehavior : TypeBehavior
{
    private readonly ClusterDefaults _defaults;
    private readonly ClusterLifecycle _lifecycle;
    private readonly Kubeconfig _kubeconfig;
    private readonly MonitoringActions _monitoring;

    public ClusterBehavior(World world, ClusterDefaults defaults, ClusterLifecycle lifecycle)
        : base(world, "cluster")
    {
        _defaults = defaults;
        _lifecycle = lifecycle;
        _kubeconfig = new Kubeconfig(world);
        _monitoring = new MonitoringActions(world);
        NamePrefix = "c-";
        Finalizer = Management.ManagementFinalizers.First(world.Version);
        LaterFinalizers = [(0.2, "cluster-scoped-gc"), (0.5, "cluster-provisioner-controller")];
        RemovalSeconds = world.Version.Minor >= 11 ? 1 : 5;
    }

    public override IEnumerable<string> CollectionActionsFor(Caller caller) => Version.Minor > 2 ? ["createFromTemplate"] : [];

    public override string NewName(JObject body) => World.Ids.Name(NamePrefix);

    public override void BeforeCreate(JObject body, Caller caller)
    {
        CheckName(body, null);
        ScanSchedule.Check(body);
        foreach (var (name, value) in _defaults.Created)
        {
            body[name] ??= value;
        }

        if (body["rancherKubernetesEngineConfig"] is JObject sent)
        {
            CheckKubernetesVersion((string?)sent["kubernetesVersion"]);
            var rke = _defaults.Rke(sent, World.Setting("k8s-version"));
            if (Version.RewritesRkeConfig && Version.Minor >= 11 && sent["network"] is not JObject)
            {
                rke["network"]!["enableBrNetfilter"] = JValue.CreateNull();
            }

            if (Version.RewritesRkeConfig && Version.Minor >= 11 && sent["enableCriDockerd"] is null)
            {
                rke["enableCriDockerd"] = NeedsCriDockerd((string?)rke["kubernetesVersion"]);
            }

            body["rancherKubernetesEngineConfig"] = rke;
            RewriteEncryption(rke);
            CheckNetworkPolicy(body);
        }

        if (HostedClusters.IsToBeMade(body, Version))
        {
            HostedClusters.Check(body, Version);
            body["conditions"] = new JArray(
                new JObject { ["type"] = "Pending", ["status"] = "True" },
                new JObject { ["type"] = "Provisioned", ["status"] = "Unknown" },
                new JObject { ["type"] = "Waiting", ["status"] = "Unknown" });
        }
        else
        {
            // 2.14 shows an empty list once, 2.15 nothing.
            body["conditions"] = Version.Minor == 14 ? new JArray() : JValue.CreateNull();
        }

        ClusterState.Summarize(body, Version);
    }

    public override void PresentNew(JObject view, StoredObject created)
    {
        if (Version.Minor >= 15 && view["conditions"] is null or { Type: JTokenType.Null })
        {
            view.Remove("conditions");
        }

        if (Version.Minor == 14 && created.Body["conditions"] is JArray { Count: 0 })
        {
            created.Body["conditions"] = JValue.CreateNull();
            (view["state"], view["transitioning"]) = ("initializing", "yes");
        }
    }

    public override void AfterCreate(StoredObject created, Caller caller) => _lifecycle.Start(created, caller);

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (string.IsNullOrEmpty((string?)sent["name"]))
        {
            throw ApiError.Missing("Cluster name");
        }

        CheckName(merged, current);
        ScanSchedule.Check(sent);
        foreach (var (field, value) in _defaults.Values.Where(v => merged[v.Key] is null && current.Body[v.Key] is not null))
        {
            // Dropped by _replace=true: the server's own values come back.
            merged[field] = value;
        }

        if (sent["rancherKubernetesEngineConfig"] is JObject fragment && current.Body["rancherKubernetesEngineConfig"] is JObject)
        {
            CheckKubernetesVersion((string?)fragment["kubernetesVersion"]);
            var rke = (JObject)merged["rancherKubernetesEngineConfig"]!;
            if (Version.RewritesRkeConfig)
            {
                RkeRewrite.Apply(Version, fragment, (JObject)current.Body["rancherKubernetesEngineConfig"]!, rke, _defaults);
            }
            else if (fragment.ContainsKey("kubernetesVersion") || rke["kubernetesVersion"] is null)
            {
                _defaults.Settle(rke);
                rke["kubernetesVersion"] = (string?)rke["kubernetesVersion"] is { Length: > 0 } asked ? asked : World.Setting("k8s-version");
            }

            RewriteEncryption(rke);
            CheckNetworkPolicy(merged);
        }
    }

    private void RewriteEncryption(JObject rke)
    {
        if (Version.Minor == 4)
        {
            EncryptionRewrite.Apply(rke);
        }
    }

    public override void AfterUpdate(StoredObject updated, JObject before) => _lifecycle.Updated(updated, before);

    /// <summary>What is to go with a cluster looks for itself, once the answer is given.</summary>
    public Action? Marked { get; set; }

    public override void AfterMark(StoredObject stored) => World.Clock.After(0.05, () => Marked?.Invoke());

    public override void AfterRemoval(StoredObject removed) => _lifecycle.Removed(removed);

    public override IEnumerable<string> ActionsOf(StoredObject stored)
    {
        if (!Version.HasRke)
        {
            return ["generateKubeconfig", "importYaml"];
        }

        if (stored.Body["rancherKubernetesEngineConfig"] is JObject || stored.Text("driver") == "rancherKubernetesEngine")
        {
            var hidden = Version.Minor >= 11 ? ["rotateEncryptionKey"] : MonitoringActions.HiddenOf(stored).Append("runSecurityScan");
            var backups = stored.Body.SelectToken("rancherKubernetesEngineConfig.services.etcd.backupConfig") is JObject;
            return base.ActionsOf(stored).Except(hidden).Where(a => backups || a is not ("backupEtcd" or "restoreFromEtcdBackup"));
        }

        return Version.Minor switch
        {
            2 => ["enableMonitoring", "exportYaml", "generateKubeconfig", "importYaml"],
            4 => ["enableMonitoring", "generateKubeconfig", "importYaml"],
            _ => ["generateKubeconfig", "importYaml"],
        };
    }

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        ScanSchedule.Present(view);
        if (Version.Minor >= 14 && request.Method == "GET" && view["conditions"] is { Type: JTokenType.Null })
        {
            view.Remove("conditions");
        }

        if (request.Caller?.IsAdmin == true || view["actions"] is not JObject actions)
        {
            return;
        }

        string[] adminOnly = Version.Minor >= 11
            ? ["backupEtcd", "restoreFromEtcdBackup", "rotateCertificates", "saveAsTemplate"]
            : ["enableMonitoring", "saveAsTemplate"];
        foreach (var action in adminOnly)
        {
            actions.Remove(action);
        }
    }

    public override ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request) => action switch
    {
        "generateKubeconfig" => ApiAnswer.Ok(_kubeconfig.Generate(stored, request)),
        not ("generateKubeconfig" or "importYaml") when !Version.HasRke => throw ApiError.NotFound("not found"),
        "exportYaml" => ApiAnswer.Ok(new JObject { ["type"] = "exportOutput", ["baseType"] = "exportOutput", ["yamlOutput"] = "" }),
        "importYaml" when stored.Text("state") != "active" => NotConnected(stored),
        "importYaml" when Version.Minor >= 11 => YamlImport.Apply((string?)input["yaml"] ?? ""),
        "rotateCertificates" => ApiAnswer.Ok(new JObject
        {
            ["type"] = "rotateCertificateOutput",
            ["baseType"] = "rotateCertificateOutput",
            ["message"] = "rotating kubelet certificates",
        }),
        "backupEtcd" => ApiAnswer.Empty(500),
        "enableMonitoring" => _monitoring.Enable(stored, input),
        "editMonitoring" => MonitoringActions.Edit(stored, input),
        "disableMonitoring" => _monitoring.Disable(stored),
        "rotateEncryptionKey" => throw new ApiError(422, "InvalidAction", "secrets encryption configuration is not defined"),
        _ => base.Act(action, stored, input, request),
    };

    /// <summary>Later servers pass on what kubectl said, as an output and not as an error.</summary>
    private ApiAnswer NotConnected(StoredObject stored) => Version.Minor >= 11
        ? new ApiAnswer(400, new JObject
        {
            ["type"] = "importYamlOutput",
            ["baseType"] = "importYamlOutput",
            ["message"] = "error: error validating \"./management-state/<path>\": error validating data: failed to download openapi: the server is currently unable to handle the request; if you choose to ignore these errors, turn validation off with --validate=false\n",
        })
        : throw new ApiError(400, "BadRequest", $"cluster {stored.Id} is not connected");

    private void CheckName(JObject body, StoredObject? self)
    {
        var name = (string?)body["name"];
        if (string.IsNullOrEmpty(name))
        {
            throw ApiError.Missing("Cluster name");
        }

        if (!DnsLabel().IsMatch(name))
        {
            throw ApiError.Format(
                $"InvalidFormat 422: invalid value {name}: {(Version.Minor >= 11 ? "a lowercase RFC 1123" : "a DNS-1123")} label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                "name");
        }

        // A cluster may keep a name that another has come to share: clusters of RKE2 are not held against those of /v3.
        if (name != self?.Text("name") && Store.All("cluster").Any(c => c != self && !c.IsRemoving && string.Equals(c.Text("name"), name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(422, "NotUnique", "", "Cluster name");
        }
    }

    private void CheckKubernetesVersion(string? asked)
    {
        if (string.IsNullOrEmpty(asked) || Version.Minor < 4 || Rancher1().IsMatch(asked))
        {
            return;
        }

        throw Version.Minor >= 11
            ? ApiError.Format($"Requested kubernetesVersion {asked} is not of valid semver [major.minor.patch] format")
            : ApiError.Server($"Requested kubernetesVersion {asked} is not supported currently");
    }

    /// <summary>Kubernetes talks to Docker through cri-dockerd from 1.24 on.</summary>
    private static bool NeedsCriDockerd(string? kubernetesVersion) =>
        (kubernetesVersion ?? "").Split('.') is not [_, var minor, ..] || !int.TryParse(minor, out var number) || number >= 24;

    private void CheckNetworkPolicy(JObject body)
    {
        var plugin = (string?)body.SelectToken("rancherKubernetesEngineConfig.network.plugin");
        if (Version.Minor < 11 && body["enableNetworkPolicy"] is JValue { Value: true } && plugin != "canal")
        {
            throw new ApiError(422, "InvalidOption", $"plugin {plugin} should have enableNetworkPolicy false", "enableNetworkPolicy");
        }
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"^v\d+\.\d+\.\d+-rancher")]
    private static partial Regex Rancher1();
}
