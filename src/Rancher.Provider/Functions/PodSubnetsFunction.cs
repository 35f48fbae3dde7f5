using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Formats;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Works out how many nodes and pods a pod network has room for.</summary>
internal static class PodSubnetsFunction
{
    public static FunctionDefinition Definition { get; } = new("pod_subnets", "Tells how many nodes and pods a pod network has room for")
    {
        Description =
            "Returns an object with `max_nodes`, the number of nodes; `pods_per_node`, the addresses for pods on each (without those of network, "
                + "gateway and broadcast; the kubelet has a limit of its own, 110 unless set); "
            + "`first` and `last`, the networks of the first and the last node. None of it can be changed in a running cluster.",
        Parameters =
        [
            new FunctionParameter("network", TfType.String, "IPv4 network of all pods, such as `10.42.0.0/16`."),
            new FunctionParameter("node_mask", TfType.Number, "Length of the network of one node; "
                + "Kubernetes takes 24 unless `node-cidr-mask-size` says otherwise. RKE1's Windows nodes need 24."),
        ],
        Returns = TfType
            .ObjectOf([new("first", TfType.String), new("last", TfType.String), new("max_nodes", TfType.Number), new("pods_per_node", TfType.Number)]),
        Call = arguments => Divide(arguments[0].StringOrNull() ?? "", (arguments[1] as TfNumber)?.LongOrNull() ?? -1),
    };

    private static TfMap Divide(string text, long mask)
    {
        if (Cidr.TryParse(text) is not { } network || !network.IsIPv4())
        {
            throw new FunctionArgumentException(0, $"\"{text}\" is no IPv4 network; write one such as \"10.42.0.0/16\".");
        }

        if (mask < network.PrefixLength || mask > 30)
        {
            throw new FunctionArgumentException(1, $"A node's part of {network} can have from {network.PrefixLength} to 30 bits; {mask} does not fit.");
        }

        var size = 1UL << (32 - (int)mask);
        return TfValue.Object(
            ("first", Cidr.Of(network.BaseAddress, (int)mask).ToString()),
            ("last", Cidr.Of(network.LastAddress(), (int)mask).ToString()),
            ("max_nodes", 1L << ((int)mask - network.PrefixLength)),
            ("pods_per_node", (long)size - 3));
    }
}
