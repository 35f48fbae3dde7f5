using Rancher.Provider.Windows.Compatibility;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Lists the ports that nodes of a cluster need of one another.</summary>
internal static class ClusterPortsFunction
{
    private static readonly TfType Row = TfType.ObjectOf(
    [
        new("description", TfType.String), new("from", TfType.String), new("from_port", TfType.Number), new("protocol", TfType.String),
            new("roles", TfType.ListOf(TfType.String)), new("to_port", TfType.Number),
    ]);

    public static FunctionDefinition Definition { get; } = new("cluster_ports",
        "Lists the ports that nodes of a cluster need, ready for the rules of a security group")
    {
        Description =
            "Returns a map for `for_each`. Each value has `protocol`, `from_port`, `to_port`, `from` (who connects: `nodes`, `servers`, "
            + "which are the nodes with etcd or the control plane, `controlplane`, `etcd` or `anywhere`), "
            + "`roles` (of the nodes that listen) and `description`. Of ICMP, `from_port` is the type and `to_port` the code of the message, as in a "
            + "security group. The tunnel between all nodes is on UDP 4789 with Flannel or Calico in RKE2, with Windows nodes or without, "
            + "and with `windows = true` in RKE1, Linux nodes included; otherwise on 8472. Nodes also connect to "
            + "Rancher itself on TCP 443, which needs no rule for incoming traffic.",
        Parameters =
        [
            new FunctionParameter(
                "options",
                TfType.Dynamic,
                "Object with `distribution` (`rke1`, `rke2` or `k3s`), and any of `network` (`flannel`, `calico`, `canal`, `cilium` or `none`; "
                    + "`flannel` unless set), `backend` (`vxlan`, `host-gw`, `bgp` or "
                + "`wireguard`; `vxlan` unless set), "
                + "`windows` (whether the cluster has Windows nodes), `role` (`etcd`, `controlplane` or `worker`, "
                + "for the ports of such nodes alone) and `os` (`linux` or `windows`, likewise)."),
        ],
        Returns = TfType.MapOf(Row),
        Call = arguments => List(new FunctionOptions(arguments[0], 0, "distribution", "network", "backend", "windows", "role", "os")),
    };

    private static TfMap List(FunctionOptions options)
    {
        _ = options.Required("distribution");
        var distribution = options.OneOf("distribution", "", "rke1", "rke2", "k3s");
        var network = options.OneOf("network", "flannel", "flannel", "calico", "canal", "cilium", "none");
        var backend = options.OneOf("backend", "vxlan", "vxlan", "host-gw", "bgp", "wireguard");
        var windows = options.Flag("windows") || options.Text("os") == "windows";
        if (windows && (network is "canal" or "cilium") || windows && (distribution == "k3s" || backend == "wireguard"))
        {
            throw options.Fail(distribution == "k3s" ? "K3s clusters have no Windows nodes (W-25)."
                : network is "canal" or "cilium" ? $"Windows nodes cannot use {network} (W-02, W-03)."
                : "Windows nodes cannot use wireguard (W-08, W-68).");
        }

        if (network == "cilium" && distribution != "rke2")
        {
            throw options.Fail("Only RKE2 comes with cilium.");
        }

        var (role, os) = (options.Text("role"), options.Text("os"));
        _ = role is null ? "" : options.OneOf("role", "", "etcd", "controlplane", "worker");
        _ = os is null ? "" : options.OneOf("os", "", "linux", "windows");
        return new TfMap(PortTable.For(distribution, $"{network}/{backend}", windows, os, role)
            .Select(row => KeyValuePair.Create(row.Key, (TfValue)TfValue.Object(
            ("description", row.Description),
            ("from", row.From),
            ("from_port", row.First),
            ("protocol", row.Protocol),
            ("roles", new TfList(row.Roles.Select(r => (TfValue)r))),
            ("to_port", row.Last)))));
    }
}
