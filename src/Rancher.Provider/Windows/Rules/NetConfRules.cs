using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative.Formats;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What flannel itself checks in its configuration file, and what it silently ignores.</summary>
internal static class NetConfRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-16", "Flannel's subnets fit its network")
        {
            Example = new Dictionary<string, string> { ["least"] = "18", ["prefix"] = "16" },
            When = RulePhase.Function,
            AppliesTo = [RuleTarget.NetConf, RuleTarget.NetConfParse],
            TrueFor = "every flannel",
            Source = "flannel: pkg/subnet/config.go",
            Messages =
            [
                Error(
                    "{what}",
                    "Flannel refuses such a file when it starts, and no node gets a network.",
                    "With a network of /{prefix}, subnet_len can be from {least} to 30, "
                        + "and subnet_min and subnet_max are addresses in it that begin such a subnet. Leave them out for flannel's own choice."),
            ],
            NetConf = Subnets,
        },
        new("W-17", "Subnet settings count only where flannel gives out subnets itself")
        {
            When = RulePhase.Function,
            AppliesTo = [RuleTarget.NetConfParse],
            TrueFor = "every cluster of Rancher, since all of them let Kubernetes give out the subnets",
            Source = "flannel: pkg/subnet/config.go and pkg/subnet/kube/kube.go",
            Messages =
            [
                Warning(
                    "{what} has no effect in a cluster of Rancher",
                    "Flannel takes the subnet of each node from Kubernetes there (spec.podCIDR), and does not look at these settings.",
                    "Set node-cidr-mask-size of the controller manager instead: in rke_config.services.kube_controller.extra_args, "
                        + "or as kube-controller-manager-arg."),
            ],
            NetConf = c => c.KubernetesGivesSubnets && (c.SubnetLen is not null || c.SubnetMin is not null || c.SubnetMax is not null)
                ? [Finding.At("",
                ("what", string.Join(", ", new[] { c.SubnetLen is null ? null : "SubnetLen", c.SubnetMin is null ? null : "SubnetMin", c.SubnetMax is null
                    ? null : "SubnetMax" }.OfType<string>())))]
                : [],
        },
        new("W-18", "Flannel's configuration names a backend")
        {
            When = RulePhase.Function,
            AppliesTo = [RuleTarget.NetConfParse],
            TrueFor = "every flannel so far",
            Source = "flannel: pkg/subnet/config.go (parseBackendType) against Documentation/configuration.md",
            Messages =
            [
                Warning(
                    "The configuration names no backend",
                    "Flannel's documentation says that vxlan counts then; its code takes udp, "
                        + "which sends every packet through a process and does not exist on Windows.",
                    "Add \"Backend\": {\"Type\": \"vxlan\"}."),
            ],
            NetConf = c => c.HasBackend ? [] : [Finding.At("")],
        },
    ];

    private static IEnumerable<Finding> Subnets(NetConf conf)
    {
        if (Cidr.TryParse(conf.Network) is not { } network || !network.IsIPv4())
        {
            return [Finding.At("", ("what", $"\"{conf.Network}\" is no IPv4 network"), ("prefix", "16"), ("least", "18"))];
        }

        var length = conf.SubnetLen ?? (network.PrefixLength < 23 ? 24 : network.PrefixLength + 2);
        string?[] problems =
        [
            network.PrefixLength > 28 ? $"The network {network} is too small to be divided" : null,
            conf.SubnetLen is { } given && (given > 30 || given < network.PrefixLength + 2)
                ? string.Create(CultureInfo.InvariantCulture, $"Subnets of /{given} do not fit the network {network}") : null,
            Bound("SubnetMin", conf.SubnetMin, network, length),
            Bound("SubnetMax", conf.SubnetMax, network, length),
        ];
        return problems.OfType<string>().Select(p => Finding.At("", ("what", p), ("prefix", network.PrefixLength), ("least", network.PrefixLength + 2)));
    }

    private static string? Bound(string name, string? text, IPNetwork network, long length) => text is null ? null
        : Cidr.TryParseAddress(text) is not { AddressFamily: AddressFamily.InterNetwork } address ? $"{name} \"{text}\" is no IPv4 address"
        : !network.Contains(address) ? $"{name} {text} is outside of the network {network}"
        : length is >= 0 and <= 32 && !Cidr.Of(address, (int)length).BaseAddress.Equals(address)
        ? string.Create(CultureInfo.InvariantCulture, $"{name} {text} does not begin a /{length}")
        : null;
}
