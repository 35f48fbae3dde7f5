using System.Globalization;
using System.Net;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative.Formats;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Address ranges of pods, services and nodes.</summary>
internal static class AddressRules
{
    private const string DefaultPods = "10.42.0.0/16";
    private const string DefaultServices = "10.43.0.0/16";
    private const string DefaultDns = "10.43.0.10";
    private const int DefaultMask = 24;

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-12", "Clusters with Windows nodes have IPv4 only")
        {
            IsForJoiningNodes = true,
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Node, RuleTarget.NetConf],
            TrueFor = "RKE1 with flannel; RKE2 with Windows nodes",
            Source = "rke2-docs, Windows; RKE: cluster/validation.go (\"does not support IPv6\"); kubernetes/website, dual-stack on Windows",
            Messages =
            [
                Error(
                    "{what} has an IPv6 range, and {why} supports IPv4 only",
                    "RKE refuses IPv6 for flannel, and the tunnels between Windows nodes carry IPv4 alone. "
                        + "The cluster would not finish provisioning, or Windows pods would have no network.",
                    "Write the IPv4 range alone, such as \"10.42.0.0/16\"."),
            ],
            Cluster = Ipv6,
            NetConf = c => c is { Windows: true, EnableIpv6: true } ? [Finding.At("", ("what", "The flannel network"), ("why", "flannel on Windows"))] : [],
        },
        new("W-13", "The pod network of a node is a /24")
        {
            Example = new Dictionary<string, string> { ["mask"] = "25" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "RKE1 with Windows nodes and vxlan",
            Source = "rke-tools: windows/entrypoint.ps1 (derived: it takes three parts of the node's network and appends .254)",
            Messages =
            [
                Warning(
                    "Pod networks of /{mask} do not fit what RKE1 does on Windows nodes",
                    "On Windows, RKE1 makes the source address of kube-proxy from the first three numbers of the node's pod network and .254, "
                        + "which is right for a /24 only. With a /{mask} the address can belong to another "
                    + "node, and services then do not answer from Windows.",
                    "Remove node-cidr-mask-size from the extra_args of kube_controller, or set it to \"24\"."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke1: true, UsesVxlan: true } && f.NodeMask.Is(m => m != DefaultMask)
                ? [Finding.At(f.NodeMask.Path, ("mask", f.NodeMask.Value))] : [],
        },
        new("W-14", "Pods, services and nodes have ranges of their own")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2, RuleTarget.Node],
            TrueFor = "every version, with Windows nodes or without",
            Source = "rke-tools and rke2: templates of the Windows network configuration; Kubernetes",
            Messages =
            [
                Error(
                    "{a} overlaps {b}",
                    "The same address would belong to two things. Linux nodes would route some packets to the wrong one, "
                        + "and Windows nodes would send packets for other machines into the pod network.",
                    "Choose ranges that have no address in common, such as 10.42.0.0/16 for pods and 10.43.0.0/16 for services."),
                Error(
                    "The cluster's DNS server {dns} is not in the service network {services}",
                    "The DNS server of a cluster is a service and gets its address from the service network. "
                        + "Kubernetes would refuse the address, and no pod could look up a name.",
                    "Write cluster_dns_server as an address of {services}; the tenth one is usual, such as \"{suggestion}\".",
                    "dns"),
                Error(
                    "The machine {node} has the address {address}, which is in the {range}",
                    "Pods and services get addresses from that range too. Packets for the machine would end up in the pod network, "
                        + "and on Windows nothing would leave it.",
                    "Choose a pod and a service network that none of the machines is in; to join a cluster that exists, the machine needs another address.",
                    "node"),
            ],
            Cluster = Overlaps,
            // What its cluster has wrong by itself is told there.
            Node = n => n.Cluster is { } cluster ? Overlaps(cluster with { Nodes = [n] }).Where(f => f.Key == "node") : [],
        },
        new("W-15", "The pod network has room for all nodes")
        {
            Example = new Dictionary<string, string> { ["mask"] = "24" },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version, with Windows nodes or without",
            Source = "flannel: pkg/subnet/kube/kube.go; Kubernetes, node-cidr-mask-size",
            Messages =
            [
                Error(
                    "The pod network {network} has room for {capacity} nodes, and {nodes} are given",
                    "Each node gets a /{mask} of the pod network. The nodes that come last would get none: they join, and no pod starts on them.",
                    "Use a wider pod network, such as a /16: cluster_cidr of kube_controller for RKE1, cluster-cidr in machine_global_config for RKE2 and K3s. "
                        + "Or give each node less, with a larger node-cidr-mask-size. Neither can be changed later."),
                Warning(
                    "The pod network {network} is nearly full: {nodes} of {capacity} nodes",
                    "Each node gets a /{mask} of the pod network, and the network cannot grow in a running cluster. "
                        + "An upgrade that adds nodes before it removes old ones can already run out.",
                    "Use a wider pod network while the cluster is new: cluster_cidr of kube_controller for RKE1, "
                        + "cluster-cidr in machine_global_config for RKE2 and K3s.",
                    "near"),
            ],
            Cluster = Capacity,
        },
    ];

    private static IEnumerable<Finding> Ipv6(ClusterFacts facts)
    {
        var flannelOnRke1 = facts is { IsRke1: true, UsesFlannel: true };
        if (!facts.HasWindows && !flannelOnRke1)
        {
            yield break;
        }

        var why = flannelOnRke1 ? "RKE with flannel" : "a cluster with Windows nodes";
        foreach (var (fact, what) in new[] { (facts.PodCidr, "The pod network"), (facts.ServiceCidr, "The service network") })
        {
            if (fact.Is(cidr => cidr.Contains(':', StringComparison.Ordinal)))
            {
                yield return Finding.At(fact.Path, ("what", what), ("why", why));
            }
        }

        if (facts.StackPreference.Is(s => s != "ipv4"))
        {
            yield return Finding.At(facts.StackPreference.Path, ("what", "The networking block"), ("why", why));
        }
    }

    // A range that cannot be read is an error of its own argument; those beside it are compared all the same.
    private static IEnumerable<Finding> Overlaps(ClusterFacts facts)
    {
        if (facts.Distribution.IsAbsent)
        {
            yield break;
        }

        var (pods, services) = (Networks(facts.PodCidr, DefaultPods), Networks(facts.ServiceCidr, DefaultServices));
        foreach (var (pod, service) in pods.SelectMany(pod => services.Where(s => s.Overlaps(pod)).Select(service => (pod, service))))
        {
            yield return Finding.At(facts.PodCidr.IsKnown ? facts.PodCidr.Path
                : facts.ServiceCidr.Path, ("a", $"The pod network {pod}"), ("b", $"the service network {service}"));
        }

        // RKE does not derive the address from the service network: it is 10.43.0.10 unless it is written down.
        var server = facts.IsRke1 ? facts.DnsAddress.OrDefault(DefaultDns) : facts.DnsAddress;
        foreach (var dns in Addresses(server))
        {
            IReadOnlyList<IPNetwork> family = [.. services.Where(s => s.BaseAddress.AddressFamily == dns.AddressFamily)];
            if (family.Count > 0 && !family.Any(s => s.Contains(dns)))
            {
                yield return Finding.At(
                    facts.DnsAddress.IsKnown ? server.Path : facts.ServiceCidr.Path, ("dns", dns), ("services", family[0]),
                        ("suggestion", family[0].AddressAt(10))).As("dns");
            }
        }

        foreach (var address in facts.Nodes.Select(n => (Node: n, Fact: n.InternalAddress.IsKnown ? n.InternalAddress : n.Address)))
        {
            foreach (var ip in Addresses(address.Fact))
            {
                var range = pods.Where(p => p.Contains(ip)).Select(p => $"pod network {p}")
                    .Concat(services.Where(s => s.Contains(ip)).Select(s => $"service network {s}")).FirstOrDefault();
                if (range is not null)
                {
                    yield return Finding.At(address.Fact.Path, ("node", address.Node.Name.Value ?? address.Fact.Value), ("address", ip), ("range", range))
                        .As("node");
                }
            }
        }
    }

    private static IReadOnlyList<IPNetwork> Networks(Fact<string> fact, string standard) =>
        fact.IsUnknown ? [] : Cidr.ParseList(fact.OrDefault(standard).Value);

    private static IEnumerable<IPAddress> Addresses(Fact<string> fact) =>
        fact.IsKnown ? fact.Value!.Split(',').Select(text => Cidr.TryParseAddress(text.Trim())).OfType<IPAddress>() : [];

    private static IEnumerable<Finding> Capacity(ClusterFacts facts)
    {
        var mask = facts.NodeMask.OrDefault(DefaultMask);
        // node-cidr-mask-size is about IPv4; the IPv6 range of a dual-stack cluster has a length of its own.
        IReadOnlyList<IPNetwork> ipv4 = [.. Networks(facts.PodCidr, DefaultPods).Where(n => n.IsIPv4())];
        if (!mask.IsKnown || ipv4 is not [var pods, ..])
        {
            return [];
        }

        var nodes = facts.Pools.Count > 0 ? facts.Pools.Sum(p => p.Quantity.IsKnown ? p.Quantity.Value : 0) : facts.Nodes.Count;
        var bits = mask.Value - pods.PrefixLength;
        if (nodes == 0 || bits > 20)
        {
            return [];
        }

        var capacity = bits < 0 ? 0 : 1L << (int)bits;
        var finding = Finding.At(
            facts.PodCidr.IsKnown ? facts.PodCidr.Path : facts.NodeMask.Path,
            ("network", pods), ("capacity", capacity), ("nodes", nodes), ("mask", mask.Value.ToString(CultureInfo.InvariantCulture)));
        return nodes > capacity ? [finding] : nodes * 10 > capacity * 8 && capacity > 4 ? [finding.As("near")] : [];
    }
}
