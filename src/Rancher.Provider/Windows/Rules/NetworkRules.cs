using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Which network plugin a cluster with Windows nodes has, and what must not be combined with it.</summary>
internal static class NetworkRules
{
    private static readonly string[] Rke2Plugins = ["calico", "flannel", "none"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-02", "A Windows cluster of RKE1 uses flannel")
        {
            Example = new Dictionary<string, string> { ["plugin"] = "canal" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE1, Rancher 2.3 to 2.11; in 2.1 and 2.2 canal was tolerated too",
            Source = "Rancher documentation, Windows clusters; rancher: node config server at v2.1.6 (\"windows node can't support %s network plugin\")",
            Messages =
            [
                Error(
                    "A Windows cluster of RKE1 needs the network plugin flannel, not {plugin}",
                    "RKE1 sets up networking on Windows nodes for flannel alone. "
                        + "With {plugin} the Linux nodes come up, and every Windows node waits for a network and never gets one. The plugin of a "
                    + "running cluster cannot be changed, so the cluster would have to be built again.",
                    "Write plugin = \"flannel\" in the network block of rke_config; the provider then fills in the options that Windows needs. "
                        + "If no Windows nodes are to join, remove windows_prefered_cluster."),
                Error(
                    "A Windows cluster of RKE1 needs the network plugin flannel, and none is given",
                    "Rancher takes canal when no plugin is given, and RKE1 sets up networking on Windows nodes for flannel alone. "
                        + "The Linux nodes would come up, and every Windows node would wait without end "
                    + "for a network. The plugin of a running cluster cannot be changed.",
                    "Write a network block with plugin = \"flannel\" in rke_config; the provider then fills in the options that Windows needs.",
                    "missing"),
            ],
            Cluster = f => f is { HasWindows: true, IsRke1: true } && !(f.IsExperimental && f.Cni.OrDefault("canal").Is(p => p is "canal" or "flannel"))
                ? f.Cni.IsAbsent ? [Finding.At(f.Cni.Path).As("missing")] : f.Cni.Is(p => p != "flannel") ? [Finding.At(f.Cni.Path, ("plugin", f.Cni.Value))]
                : []
                : [],
        },
        new("W-03", "A cluster of RKE2 with Windows nodes names calico or flannel")
        {
            Example = new Dictionary<string, string> { ["cni"] = "canal" },
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "RKE2 from v1.21",
            Source = "rke2: pkg/executor/pebinary/pebinary.go (\"unsupported CNI\"); rke2-docs, network options",
            Messages =
            [
                Error(
                    "RKE2's Windows nodes cannot use the network plugin {cni}",
                    "The agent on Windows looks for the plugin when it starts, and ends with \"unsupported CNI\" when it finds {cni}. "
                        + "The Linux nodes would work, no Windows node would ever join, and the plugin of a "
                    + "running cluster cannot be changed.",
                    "Write cni: calico or cni: flannel in machine_global_config, or the same as cni in the network block of rke_config; cni: "
                        + "none is for a plugin of your own."),
                Error(
                    "RKE2 uses the network plugin canal unless another is given, which Windows nodes cannot use",
                    "The agent on Windows looks for the plugin when it starts, and ends with \"unsupported CNI\" when it finds canal. "
                        + "Rancher's web interface shows the Windows registration command all the same.",
                    "Write cni: calico or cni: flannel in machine_global_config, or the same as cni in the network block of rke_config.",
                    "missing"),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true }
                ? f.Cni.IsAbsent ? [Finding.At(f.Cni.Path).As("missing")] : f.Cni.Is(p => !Rke2Plugins.Contains(p))
                ? [Finding.At(f.Cni.Path, ("cni", f.Cni.Value))] : []
                : [],
        },
        new("W-10", "RKE1 takes no MTU for flannel")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "RKE1 from 0.3, with Windows nodes or without",
            Source = "RKE: cluster/validation.go (\"does not support configuring MTU\")",
            Messages =
            [
                Error(
                    "RKE refuses an MTU for the network plugin flannel",
                    "Rancher stores the value, and RKE then stops with \"Network plugin [flannel] does not support configuring MTU\": "
                        + "the cluster stays in provisioning with that message, nodes or no nodes.",
                    "Remove mtu from the network block. Flannel takes the MTU of the network card and leaves 50 bytes for its tunnel, "
                        + "so the card is the place to change it."),
            ],
            Cluster = f => f is { IsRke1: true, UsesFlannel: true } && f.PluginMtu.Is(m => m != 0) ? [Finding.At(f.PluginMtu.Path)] : [],
        },
        new("W-25", "K3s clusters have no Windows nodes")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.Compatibility],
            TrueFor = "every K3s so far",
            Source = "k3s: pkg/agent/flannel/setup.go; k3s issue 9295",
            Messages =
            [
                Error(
                    "K3s does not support Windows nodes",
                    "K3s runs flannel with the network identifier 1 on Linux, and Windows needs 4096 or more; no setting changes it. "
                        + "Nodes would join and their pods would not reach those of other nodes.",
                    "Use RKE2 with cni: calico or cni: flannel for clusters with Windows nodes."),
            ],
            Cluster = f => f.HasWindows && f.Distribution.Is("k3s") ? [Finding.At(f.Windows.Path)] : [],
        },
        new("W-33", "Plugin, backend and address ranges of a running cluster stay as they are")
        {
            Example = new Dictionary<string, string> { ["new"] = "10.52.0.0/16", ["old"] = "10.42.0.0/16" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version; RKE1's plugin is replaced with the cluster",
            Source = "rke2-docs, network options (warning); flannel: Documentation/backends.md (no change at runtime)",
            Messages =
            [
                Error(
                    "{what} cannot change from {old} to {new} in an existing cluster",
                    "Nodes and pods keep the addresses they were given, and Kubernetes would give new ones from another range. "
                        + "Some pods would reach each other and others would not, until every node is built again.",
                    "Go back to {old}, or build a new cluster with {new} and move over."),
                Error(
                    "{what} cannot change from {old} to {new} in an existing cluster",
                    "RKE2 would install the new plugin and leave what the old one did to the nodes: its interfaces, routes and rules stay in place. "
                        + "Pods lose their network, and Windows nodes look for a plugin only when they start.",
                    "Go back to {old}, or build a new cluster with {new} and move over.",
                    "plugin"),
                Warning(
                    "Flannel's {what} changes from {old} to {new} in an existing cluster",
                    "Flannel does not support such a change while it runs: each node keeps its old setting until flannel starts again there, "
                        + "and nodes with different settings do not reach each other. A cluster that "
                    + "has no nodes yet is safe.",
                    "Go back to {old} if the cluster has nodes; otherwise plan for restarting or rebuilding all of them at once.",
                    "backend"),
                Warning(
                    "{what} was changed from {new} to {old} outside of Terraform, and this plan puts it back",
                    "Changing it in a running cluster leaves interfaces, routes and addresses of both behind.",
                    "Where the change outside was not applied to the nodes yet, putting it back is right. "
                        + "Otherwise write {old} in the configuration, and build a new cluster.",
                    "repair"),
            ],
            Cluster = Changes,
        },
        new("W-54", "Flannel has no network policies")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version; Rancher 2.4 refuses it, 2.11 accepts it without effect",
            Source = "Rancher 2.4.18 and 2.11.16, recorded answers; rancher/ui, network form",
            Messages =
            [
                Error(
                    "Project network isolation does not work with flannel",
                    "enable_network_policy makes Rancher write network policies between projects, and flannel does not enforce any. "
                        + "Some Rancher versions refuse the combination; the others leave a cluster that looks "
                    + "isolated and is open.",
                    "Remove enable_network_policy, or use the network plugin canal in a cluster without Windows nodes."),
            ],
            Cluster = f => f.UsesFlannel && f.NetworkPolicy.Is(true) ? [Finding.At(f.NetworkPolicy.Path)] : [],
        },
        new("W-62", "Calico with BGP on Windows needs two more Windows features")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "RKE2 with calico",
            Source = "rke2-docs, networking/windows_bgp",
            Messages =
            [
                Warning(
                    "Calico with BGP needs the Windows features RemoteAccess and Routing",
                    "Without them a Windows node joins and exchanges no routes, so its pods reach nothing outside the node. "
                        + "The installer does not look for them.",
                    "On every Windows machine, run Install-WindowsFeature RemoteAccess, RSAT-RemoteAccess-PowerShell, Routing and restart it; "
                        + "then run Install-RemoteAccess -VpnType RoutingOnly and Start-Service RemoteAccess, and let it join. "
                    + "In the values of rke2-calico, set installation.backend to None beside calicoNetwork.bgp: Enabled. "
                    + "Or set calicoNetwork.bgp to Disabled and use vxlan."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true } && f.Cni.Is("calico") && f.CalicoBgp.Is(true) ? [Finding.At(f.CalicoBgp.Path)] : [],
        },
    ];

    private static IEnumerable<Finding> Changes(ClusterFacts now)
    {
        if (now.Prior is not { } before)
        {
            return [];
        }

        // What was changed outside of Terraform is put back; then the note of the last apply has what is planned, and the state has not.
        Change Of(string what, Func<ClusterFacts, Fact<string>> fact) =>
            new(what, now.Applied is { } applied && fact(applied).IsKnown ? fact(applied) : fact(before), fact(before), fact(now));

        // RKE1's plugin replaces the cluster, which the plan shows by itself.
        Change[] ranges = [Of("The pod network", f => f.PodCidr), Of("The service network", f => f.ServiceCidr)];
        Change[] plugin = now.IsRke1 ? [] : [Of("The network plugin", f => f.Cni)];
        Change[] backend = now.UsesFlannel && before.UsesFlannel
            ? [Of("backend", f => f.Backend.OrDefault("vxlan")), Of("port", f => f.Port), Of("network identifier", f => f.Vni)]
            : [];
        return
        [
            .. ranges.Where(c => c.IsChange).Select(c => c.ToFinding()),
            .. plugin.Where(c => c.IsChange).Select(c => c.ToFinding().As("plugin")),
            .. backend.Where(c => c.IsChange).Select(c => c.ToFinding().As("backend")),
            .. ranges.Concat(plugin).Where(c => c.IsRepair).Select(c => (c with { Old = c.Server }).ToFinding().As("repair")),
        ];
    }

    /// <summary>A setting as the last apply, the server and the plan have it.</summary>
    private sealed record Change(string What, Fact<string> Old, Fact<string> Server, Fact<string> New)
    {
        public bool IsChange => Old.IsKnown && New.IsKnown && Old.Value != New.Value;

        public bool IsRepair => !IsChange && Server.IsKnown && New.IsKnown && Server.Value != New.Value;

        public Finding ToFinding() => Finding.At(New.Path, ("what", What), ("old", Old.Value), ("new", New.Value));
    }
}
