using Rancher.Api;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>
/// Rules about resources that do not exist yet, or about machines: a value that breaks each, and a neighbour that does not. A rule moves from here to the
/// fixtures as soon as terraform can reach it.
/// </summary>
internal static class ValueCases
{
    private static readonly RuleSilence Loud = new([], true);

    /// <summary>Diagnostics of the value that trips the rule, and those of its neighbour.</summary>
    public static IReadOnlyDictionary<string, (IEnumerable<Diagnostic> Trips, IEnumerable<Diagnostic> Clean)> All { get; } = new Dictionary<string, (IEnumerable<Diagnostic>, IEnumerable<Diagnostic>)>();

    /// <summary>Findings about a <c>rancher2_cluster_v2</c> with a Linux and a Windows pool.</summary>
    public static IEnumerable<Diagnostic> V2(
        (string Os, string Kind, long Limit, bool Etcd)? pool = null, bool linuxWorker = true, string cni = "flannel", (string Name, TfValue Value)? more = null)
    {
        var (os, kind, limit, etcd) = pool ?? ("windows", "VmwarevsphereConfig", 15, false);
        (string, TfValue)[] rke =
        [
            ("machine_global_config", $"cni: {cni}\n"),
            ("machine_pools", TfValue.List(Pool("linux", "linux", "VmwarevsphereConfig", 0, true, linuxWorker), Pool("windows", os, kind, limit, etcd, true))),
        ];
        var cluster = TfValue.Object(
            ("kubernetes_version", "v1.34.10+rke2r1"),
            ("rke_config", TfValue.List(TfValue.Object(more is { } extra ? [.. rke, (extra.Name, extra.Value)] : rke))));
        return WindowsRules.Check(ClusterV2Reader.Read(cluster), Loud);
    }

    private static TfMap Pool(string name, string os, string kind, long limit, bool etcd, bool worker) => TfValue.Object(
        ("name", name), ("machine_os", os), ("etcd_role", etcd), ("control_plane_role", name == "linux"), ("worker_role", worker), ("quantity", 1),
        ("hostname_length_limit", limit), ("machine_config", TfValue.List(TfValue.Object(("kind", kind)))));

    private static IEnumerable<Diagnostic> Of(NodeFacts node) => WindowsRules.Check(node, Loud);

    private static string Deployment(string selector) =>
        $"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          template:
            spec:{selector}
              containers:
              - name: shop
                image: nginx:1.27
        """;
}
