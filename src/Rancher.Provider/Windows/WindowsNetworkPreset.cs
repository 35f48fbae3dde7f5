using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows;

/// <summary>
/// Flannel settings without which Windows nodes never get a network: Windows speaks vxlan only with network ids from 4096 on and on port 4789,
/// while RKE's own defaults are 1 and 8472. No Rancher server fills them in; its web interface does.
/// </summary>
internal static class WindowsNetworkPreset
{
    private const string Network = "rke_config[0].network[0]";
    private const string BackendType = "flannel_backend_type";
    private const string BackendVni = "flannel_backend_vni";
    private const string BackendPort = "flannel_backend_port";

    /// <summary>Plans the options that Rancher will be sent, presets included where the user left them out.</summary>
    public static void Apply(PlanContext plan)
    {
        if (plan.PlannedAt(Network) is not TfMap)
        {
            return;
        }

        var configured = plan.ConfigAt($"{Network}.options");
        var wantsPreset = plan.PlannedAt("windows_prefered_cluster").BoolOrNull() == true && plan.PlannedAt($"{Network}.plugin").StringOrNull() == "flannel";
        if (plan.IsCreate || plan.PriorAt(Network).IsNull)
        {
            Create(plan, configured, wantsPreset);
        }
        else if (!configured.IsNull && !configured.Equals(plan.PriorAt($"{Network}.options")))
        {
            // An existing network keeps what it was built with; only what the user changed changes.
            plan.Set($"{Network}.effective_options",
                Merge(plan.PlannedAt($"{Network}.options"), PresetPart(plan.PriorAt($"{Network}.effective_options"), wantsPreset)));
        }
    }

    private static void Create(PlanContext plan, TfValue configured, bool wantsPreset)
    {
        if (wantsPreset && configured.IsNull)
        {
            plan.Set($"{Network}.options", Preset(TfMap.Empty));
            plan.Set($"{Network}.effective_options", Preset(TfMap.Empty));
        }
        else if (configured is TfMap options)
        {
            plan.Set($"{Network}.effective_options", wantsPreset ? Merge(options, Preset(options)) : options);
        }
    }

    /// <summary>What is needed beside the given options. Another backend than vxlan has neither network id nor port.</summary>
    private static TfMap Preset(TfMap options) => options[BackendType] switch
    {
        TfNull => Vxlan,
        TfString { Value: "vxlan" } => Vxlan,
        _ => TfMap.Empty,
    };

    private static TfMap Vxlan => TfValue.Object((BackendType, "vxlan"), (BackendVni, "4096"), (BackendPort, "4789"));

    private static TfMap PresetPart(TfValue effective, bool wantsPreset) => wantsPreset && effective is TfMap map
        ? new TfMap(map.Entries.Where(e => e.Key is BackendType or BackendVni or BackendPort))
        : TfMap.Empty;

    private static TfValue Merge(TfValue options, TfMap beside) => options is TfMap given
        ? new TfMap(beside.Entries.Concat(given.Entries))
        : options;
}
