using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>How RKE2 or K3s is set up: <c>rke_config</c>.</summary>
internal static class RkeConfigV2Fields
{
    public static Field RkeConfig => Block("rke_config", "How Rancher sets up RKE2 or K3s.",
        String("additional_manifest", "Kubernetes manifests in YAML that are applied to the cluster.").Manifests(),
        String("chart_values", "Values for the charts that come with RKE2, such as `rke2-flannel`, as YAML by the chart's name.")
            .YamlObject().YamlDocument().OverlaidBy(ClusterV2Network.Block),
        Block("data_directories", "Where data is kept on the nodes; cannot be changed later.",
            String("k8s_distro", "Folder of RKE2 or K3s.").AbsolutePath(),
            String("provisioning", "Folder for what provisioning needs.").AbsolutePath(),
            String("system_agent", "Folder of Rancher's system agent.").AbsolutePath()).Since(2, 10).OptionalComputed(),
        Etcd,
        Block("etcd_snapshot_create", "Makes a snapshot of etcd now, whenever `generation` changes.",
            Number("generation", "Change this number to trigger the operation; the value itself has no meaning.").Required()),
        Block("etcd_snapshot_restore", "Sets etcd back to a snapshot, whenever `generation` changes.",
            Number("generation", "Change this number to trigger the operation; the value itself has no meaning.").Required(),
            String("name", "Name of the snapshot.").Required(),
            String("restore_rke_config", "Which parts of the cluster configuration to restore together with the snapshot: "
                + "`none`, `kubernetesVersion` or `all`.").OneOf("none", "kubernetesVersion", "all", "").At("restoreRKEConfig")),
        ClusterV2Fields.LocalAuthEndpoint("Has no effect here.").ProviderOnly()
            .Deprecated("Rancher does not read it here. Use local_auth_endpoint of the cluster instead."),
        String("machine_global_config", "Settings of RKE2 or K3s for all nodes, as YAML: the keys of their configuration files, such as `cni`.")
            .DistributionSettings()
            .YamlArguments().YamlDocument().OverlaidBy(ClusterV2Network.Block),
        Block("machine_pool_defaults", "Defaults for machine pools that do not set the argument.",
            HostnameLengthLimit).Since(2, 7).OptionalComputed(),
        MachinePoolFields.MachinePools,
        ListBlock("machine_selector_config", "Settings of RKE2 or K3s for some nodes.",
            // rancher2 puts "protect-kernel-defaults: false" where nothing is given, and its state has it.
            String("config", "The settings as YAML; a map, as files for early versions of rancher2 have it, is written `yamlencode({ ... })`.")
                .DistributionSettings().OptionalComputed().YamlArguments().YamlDocument(),
            MachineLabelSelector).OptionalComputed(),
        MachineSelectorFiles,
        ClusterV2Network.Fields,
        Block("networking", "IP families of the cluster.",
            String("stack_preference", "Which family the control plane's own addresses are of.").OneOf("dual", "ipv6", "ipv4")).OptionalComputed(),
        Registries,
        Block("rotate_certificates", "Renews certificates, whenever `generation` changes.",
            Number("generation", "Change this number to trigger the operation; the value itself has no meaning.").Required(),
            StringList("services", "Services whose certificates are renewed; left out, all.")),
        UpgradeStrategy).OptionalComputed().ExplicitPresence().At("spec.rkeConfig");

    public static Field HostnameLengthLimit =>
        Number("hostname_length_limit", "Most characters of the host name of a machine, which Windows wants to be 15 or fewer.").Since(2, 7).Between(10, 63);

    private static Field Etcd => Block("etcd", "The etcd database and its snapshots.",
        Bool("disable_snapshots", "Make no backups.").Default(false),
        Block("s3_config", "Where backups are copied to.",
            String("bucket", "Name of the bucket.").S3Bucket().Required(),
            String("cloud_credential_name", "Id of the cloud credential with the keys."),
            String("endpoint", "Address of the service, such as `s3.eu-west-1.amazonaws.com`.").HostAndPort().Required(),
            String("endpoint_ca", "CA certificate of the service, in PEM format.").PemOrBase64Certificate().At("endpointCA"),
            String("folder", "Folder in the bucket."),
            String("region", "Region of the bucket.").Region(),
            Number("retention", "How many backups are kept there."),
            Bool("skip_ssl_verify", "Accept any certificate of the service.").Default(false).At("skipSSLVerify")).At("s3"),
        Number("snapshot_retention", "How many backups each node keeps."),
        String("snapshot_schedule_cron", "When backups are made, as a cron schedule such as `0 */6 * * *`.").Cron()).OptionalComputed();

    private static Field MachineLabelSelector => Block("machine_label_selector", "Which nodes, by the labels of their machines; left out, all.",
        ListBlock("match_expressions", "Conditions that must all be true.",
            String("key", "Key of the label.").LabelKey(),
            String("operator", "How the label is compared: `In`, `NotIn`, `Exists` or `DoesNotExist`.").OneOf("In", "NotIn", "Exists", "DoesNotExist", ""),
            StringList("values", "Values it is compared with.")),
        StringMap("match_labels", "Labels that the machine must have.").Labels());

    private static Field MachineSelectorFiles => ListBlock("machine_selector_files", "Files that are put on some nodes.",
        ListBlock("file_sources", "Where the files come from.",
            FileSource("configmap", "A config map in the namespace of the cluster.").At("configMap"),
            FileSource("secret", "A secret in the namespace of the cluster.")),
        MachineLabelSelector).Since(2, 8).OptionalComputed();

    private static Field FileSource(string name, string description) => Block(name, description,
        String("default_permissions", "Permissions of files that name none, such as `0600`.").FileMode(),
        ListBlock("items", "The files.",
            Bool("dynamic", "Whether a change of the file makes the node restart.").OptionalComputed(),
            String("hash", "Checksum that the content must have."),
            String("key", "Key of the content.").Required(),
            String("path", "Path on the node.").Required(),
            String("permissions", "Permissions of the file, such as `0600`.").FileMode()),
        String("name", "Its name.").Required());

    private static Field Registries => Block("registries", "Registries from which nodes pull images.",
        ListBlock("configs", "How registries are reached.",
            String("auth_config_secret_name", "Name of the secret with the login, in the namespace of the cluster.").OptionalDnsSubdomain(),
            String("ca_bundle", "CA certificate of the registry, encoded in base64.").CertificateBytes(),
            String("hostname", "Host name of the registry, with its port where it has one.").RegistryHost().Required(),
            Bool("insecure", "Accept any certificate of the registry.").At("insecureSkipVerify"),
            String("tls_secret_name", "Name of the secret with the client certificate, in the namespace of the cluster.").OptionalDnsSubdomain())
                .ListMapKey("hostname"),
        ListBlock("mirrors", "Registries that are asked in place of others.",
            StringList("endpoints", "Addresses that are asked, in this order.").RegistryEndpoint().At("endpoint"),
            String("hostname", "Host name of the registry that is mirrored, or `*` for all.").RegistryHost().Required(),
            StringMap("rewrites", "How image names are rewritten: from a regular expression to what replaces it.").At("rewrite")).ListMapKey("hostname"));

    private static Field UpgradeStrategy => Block("upgrade_strategy", "How a change is brought to the nodes.",
        String("control_plane_concurrency", "Number or percentage of control plane nodes that are changed at the same time.").CountOrPercent(),
        DrainOptions("control_plane_drain_options", "How control plane nodes are drained before a change."),
        String("worker_concurrency", "Number or percentage of worker nodes that are changed at the same time, such as `10%`.").CountOrPercent(),
        DrainOptions("worker_drain_options", "How worker nodes are drained before a change."));

    private static Field DrainOptions(string name, string description) => Block(name, description,
        Bool("delete_empty_dir_data", "Drain also pods that keep data in `emptyDir` volumes, which is lost.").Default(false),
        Bool("disable_eviction", "Delete pods instead of evicting them, ignoring their disruption budgets.").Default(false),
        Bool("enabled", "Drain the node at all.").Default(true),
        Bool("force", "Drain also pods that nothing makes again.").Default(false),
        Number("grace_period", "Seconds a pod has to end by itself; negative, what the pod says.").OptionalComputed(),
        Bool("ignore_daemon_sets", "Go on although pods of daemon sets stay.").Default(true),
        Bool("ignore_errors", "Go on after an error.").Default(false),
        Number("skip_wait_for_delete_timeout_seconds", "Do not wait for pods that are being deleted for longer than this.").OptionalComputed(),
        Number("timeout", "Seconds a drain may take; 0 is without limit.").OptionalComputed());
}
