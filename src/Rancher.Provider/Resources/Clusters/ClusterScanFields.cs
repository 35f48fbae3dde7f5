using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters;

/// <summary>Scans against the CIS benchmark on a schedule, which Rancher 2.4 had built in and an app replaced in 2.5.</summary>
internal static class ClusterScanFields
{
    public static Field ScheduledClusterScan =>
        Block("scheduled_cluster_scan", "Scans against the CIS benchmark, built into Rancher 2.4 and replaced by an app in 2.5.",
        Bool("enabled", "Run the scans."),
        Block("scan_config", "What is scanned.", CisScanConfig).Required(),
        Block("schedule_config", "When it is scanned.",
            String("cron_schedule", "Cron schedule of five fields, such as `0 2 * * *` for two o'clock every night.").Required().Cron(),
            Number("retention", "Number of reports to keep, at least 1.").OptionalComputed()).Required()).OptionalComputed();

    private static Field CisScanConfig => Block("cis_scan_config", "How the benchmark is run.",
        Bool("debug_master", "Write details of the checks on control plane nodes to the log.").Default(false),
        Bool("debug_worker", "Write details of the checks on worker nodes to the log.").Default(false),
        String("override_benchmark_version", "Version of the benchmark, such as `rke-cis-1.5`; left out, the one that fits the cluster's Kubernetes version."),
        StringList("override_skip", "Numbers of checks to leave out, such as `1.1.2`."),
        String("profile", "Strictness of the benchmark.").Default("permissive").OneOf("permissive", "hardened")).OptionalComputed();
}
