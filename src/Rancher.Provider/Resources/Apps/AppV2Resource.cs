using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Rancher.Provider.Service.Addresses;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Apps;

/// <summary>A Helm chart that Rancher installs in a cluster and keeps at a version: in Helm's words a release.</summary>
internal static class AppV2Resource
{
    /// <summary>The Kubernetes type, with which Rancher shows releases. It is read only: releases are made, changed and removed by actions.</summary>
    public static SteveCollection Type { get; } = Downstream("catalog.cattle.io.apps", "catalog.cattle.io.app");

    private static ServerFeature Feature { get; } = ServerFeature.InClusters("rancher2_app_v2", instead: "use rancher2_app of rancher2 up to 6.8");

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_app_v2",
            "A Helm chart that Rancher installs in a cluster, from a repository that the cluster offers, and keeps at the version and values given here. "
        + "A chart of custom resource definitions that is installed along with it is not uninstalled on destroy, "
        + "because that would delete all objects of those kinds.")
    {
        Area = "Apps",
        Address = Type,
        ImportId = "c-abcde.cattle-monitoring-system/rancher-monitoring",
        Timeouts = Timeouts.Minutes(10),
        Behavior = new AppV2Behavior(),
        ModifyPlan = ForgetVersionOfAnotherChart,
        CheckPlanAsync = CheckPlanAsync,
        Fields =
        [
            StringMap("annotations", "Notes that the release's chart is given, as key and value. Those of the chart itself are left alone.").OptionalComputed()
                .FromRelatedObject(),
            String("chart_name", "Name of the chart.").NotEmpty().Required().At("spec.chart.metadata.name"),
            String("chart_version", "Version of the chart; left out, the newest at the time of the installation.").SemanticVersionRange().OptionalComputed()
                .At("spec.chart.metadata.version"),
            Bool("cleanup_on_fail", "Delete resources created by an upgrade that failed (`helm --cleanup-on-fail`).").Default(false).ProviderOnly(),
            KubernetesMetadata.ClusterId,
            String("cluster_name", "Name of the cluster, which charts can read as `global.cattle.clusterName`.").Computed().UseStateForUnknown()
                .FromRelatedObject(),
            String("deployment_values", "All values that Helm works with, as YAML: `values`, and what Rancher adds below `global`.").Computed()
                .FromRelatedObject(),
            Bool("disable_hooks", "Whether the chart's hooks are left out.").Default(false).ProviderOnly(),
            Bool("disable_open_api_validation", "Whether Kubernetes' schemas are left out when the rendered chart is checked.").Default(false).ProviderOnly(),
            Bool("force_upgrade", "Replace objects that cannot be updated in place during an upgrade (`helm --force`).").Default(false).ProviderOnly(),
            StringMap("labels", "Marks of the app object to select by, as key and value. Entries that Rancher and Kubernetes write themselves are left alone.")
                .OptionalComputed().IgnoresSystemKeys().At("metadata.labels"),
            KubernetesMetadata.Name("Name of the release."),
            String("namespace", "Namespace of the release; it is made where it does not exist.").DnsLabel().Required().RequiresReplace()
                .At("metadata.namespace"),
            String("project_id", "Project that the namespace becomes a part of at the installation.").ProviderOnly(),
            String("repo_name", "Name of the repository that has the chart, such as `rancher-charts` or the name of a `rancher2_catalog_v2`.").NotEmpty()
                .Required().FromRelatedObject(),
            Bool("skip_schema_validation", "Whether the chart's own schema of its values is left out.").Since(2, 12).Default(false).ProviderOnly(),
            String("system_default_registry", "Registry for the images of Rancher's charts; left out, the setting `system-default-registry`.").HostAndPort()
                .OptionalComputed().FromRelatedObject(),
            String("values", "Values for the chart that differ from its own, as YAML. Formatting and key order cause no diff.")
                .YamlObject().YamlDocument().At("spec.values"),
            Bool("wait", "Whether the release counts as installed only when what it made is ready.").Default(true).ProviderOnly(),
        ],
    };

    // The version belongs to the chart; of another one the newest is taken.
    private static void ForgetVersionOfAnotherChart(PlanContext plan)
    {
        if (plan.IsUpdate && plan.Config["chart_version"].IsNull && !plan.Prior["chart_name"].Equals(plan.Planned["chart_name"]))
        {
            plan.Set("chart_version", TfValue.Unknown);
        }
    }

    private static async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        await ServerRequirements.CheckAsync(plan, services, Feature, null, ct);
        if (!plan.Diagnostics.HasErrors
            && await services.AskAsync((rancher, inner) => ChartAvailability.WhyMissingAsync(rancher, plan, inner), null, ct) is var (path, why))
        {
            plan.Diagnostics.Warning("The chart is not offered now", $"{why} The apply fails unless that has changed by then.", path);
        }
    }
}
