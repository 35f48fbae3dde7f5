using System.Net.Sockets;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative.Formats;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What flannel's host-gw needs of the network between the nodes.</summary>
internal static class HostGatewayRules
{
    private static readonly Dictionary<string, string> Clouds = new()
    {
        ["aws"] = "turn off the source/destination check of every instance, and keep all of them in one subnet",
        ["azure"] = "turn on IP forwarding of every network interface, and add one route per node: "
            + "the pod network of the node, next hop type VirtualAppliance, the node's address",
        ["gce"] = "make every instance with can_ip_forward = true, and add one route per node: the pod network of the node, next hop the instance",
    };

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["vsphere"] = "Accept forged transmits and MAC address changes in the security policy of the port group",
        ["hyperv"] = "Turn on MAC address spoofing (Set-VMNetworkAdapter -MacAddressSpoofing On) for the network adapter",
    };

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-42", "host-gw needs all nodes in one network segment")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node],
            TrueFor = "flannel's host-gw",
            Source = "Rancher documentation, host gateway; flannel: Documentation/backends.md",
            Messages =
            [
                Warning(
                    "{a} and {b} are hardly in one network segment, which host-gw needs",
                    "host-gw enters each node as a gateway into the routing tables of the others, which works between direct neighbours only. "
                        + "Across a router, packets between pods are dropped.",
                    "Use flannel_backend_type = \"vxlan\", which works across routers; "
                        + "or add routes for the pod network of each node to the router between them."),
            ],
            Cluster = Segments,
            // Nodes that are there already have no place in a new node's configuration.
            Node = n => n.Cluster is { } cluster ? Segments(cluster with { Nodes = [.. cluster.Nodes, n] }).Where(f => f.Path.Length > 0) : [],
        },
        new("W-43", "host-gw needs a cloud network that forwards packets of pods")
        {
            Example = new Dictionary<string, string> { ["cloud"] = "azure",
                ["settings"] = "turn on IP forwarding of every network interface, and add one route per node" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "flannel's host-gw on AWS, Azure and Google Cloud",
            Source = "Rancher documentation, host gateway; Microsoft, common network problems",
            Messages =
            [
                Warning(
                    "host-gw on {cloud} needs settings outside of the cluster",
                    "Clouds drop packets whose address is not that of a machine, and with host-gw all packets between pods are such.",
                    "For {cloud}: {settings}. Or use flannel_backend_type = \"vxlan\", which needs none of it."),
            ],
            Cluster = f => f.UsesFlannel && f.Backend.Is("host-gw") && f.Platform.IsKnown && Clouds.TryGetValue(f.Platform.Value!, out var settings)
                ? [Finding.At(f.Backend.Path, ("cloud", f.Platform.Value), ("settings", settings))]
                : [],
        },
        new("W-70", "host-gw in virtual machines needs a switch that lets the addresses of containers pass")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Compatibility],
            TrueFor = "flannel's host-gw on vSphere and Hyper-V, with Windows nodes",
            Source = "Kubernetes documentation, Windows networking troubleshooting (MAC spoofing); VMware, security policy of port groups",
            Example = new Dictionary<string, string> { ["what"] = "Accept forged transmits and MAC address changes in the security policy of the port group" },
            Messages =
            [
                Warning(
                    "host-gw on {platform} needs a switch that accepts the addresses of containers",
                    "Windows connects its pods to the network of the machine itself (L2Bridge). "
                        + "A virtual switch that accepts only the address of the machine's own card drops their packets, "
                        + "and pods reach nothing outside the node.",
                    "{what} of all Windows machines. Or use flannel_backend_type = \"vxlan\", which needs none of it."),
            ],
            Cluster = f => f is { HasWindows: true, UsesFlannel: true } && f.Backend.Is("host-gw") && f.Platform.IsKnown
                && Switches.TryGetValue(f.Platform.Value!, out var what)
                ? [Finding.At(f.Platform.Path, ("platform", f.Platform.Value == "vsphere" ? "vSphere" : "Hyper-V"), ("what", what))]
                : [],
        },
        new("W-44", "host-gw does not work behind address translation")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node],
            TrueFor = "flannel's host-gw",
            Source = "flannel: pkg/backend/hostgw/hostgw_windows.go (\"not supported by host-gw backend\")",
            Messages =
            [
                Warning(
                    "A node is reached under {address} and has {internal} itself; host-gw works with the latter alone",
                    "Flannel on Windows stops with host-gw when a node's public address is not that of its interface, "
                        + "and on Linux routes must point to addresses that the other nodes see directly.",
                    "Make sure that all nodes reach each other under their internal_address, or use flannel_backend_type = \"vxlan\"."),
            ],
            Cluster = f => f.Nodes.SelectMany(n => Translated(f, n)),
            Node = n => n.Cluster is { } cluster ? Translated(cluster, n) : [],
        },
    ];

    private static IEnumerable<Finding> Translated(ClusterFacts cluster, NodeFacts node) =>
        cluster.UsesFlannel && cluster.Backend.Is("host-gw") && node.Address.IsKnown && node.InternalAddress.IsKnown
            && node.Address.Value != node.InternalAddress.Value
            ? [Finding.At(node.Address.Path, ("address", node.Address.Value), ("internal", node.InternalAddress.Value))]
            : [];

    // Without netmasks, addresses that differ in their first 16 bits are the only sign there is.
    private static IEnumerable<Finding> Segments(ClusterFacts facts)
    {
        if (!facts.UsesFlannel || !facts.Backend.Is("host-gw"))
        {
            return [];
        }

        var addresses = facts.Nodes.Select(n => n.InternalAddress.IsKnown ? n.InternalAddress : n.Address)
            .Select(fact => (Fact: fact, Address: fact.IsKnown ? Cidr.TryParseAddress(fact.Value!.Trim()) : null))
            .Where(a => a.Address is { AddressFamily: AddressFamily.InterNetwork }).ToList();
        return addresses.Skip(1).Where(a => !Cidr.Of(addresses[0].Address!, 16).Contains(a.Address!))
            .Take(1).Select(a => Finding.At(a.Fact.Path, ("a", addresses[0].Fact.Value), ("b", a.Fact.Value)));
    }
}
