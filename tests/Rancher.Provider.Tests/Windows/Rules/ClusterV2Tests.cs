using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>How the YAML of <c>rancher2_cluster_v2</c> is read, in more forms than fixtures have.</summary>
public sealed class ClusterV2Tests
{
    [Theory]
    [InlineData("canal", "(W-03)")]
    [InlineData("[multus, cilium]", "(W-03)")]
    [InlineData("flannel", null)]
    [InlineData("multus,calico", null)]
    public void Cni_IsRead(string cni, string? rule) => Ids(V2(cni: cni)).Should().BeEquivalentTo(rule is null ? [] : new[] { rule });

    [Theory]
    [InlineData("flannel: {vni: 1}", "(W-06)")]
    [InlineData("flannel: {backendPort: 8472}", "(W-06)")]
    [InlineData("flannel: {backend: host-gw}", "(W-06)")]
    [InlineData("flannel: {directRouting: true}", "(W-07)")]
    [InlineData("flannel: {macPrefix: '0E:2A'}", "(W-09)")]
    [InlineData("flannel: {mtu: 1400}", "(W-11)")]
    [InlineData("flannel: {vni: 4096, backendPort: 4789}", null)]
    public void ChartValues_AreRead(string values, string? rule) =>
        Ids(V2(more: ("chart_values", $"rke2-flannel: {{{values}}}"))).Should().BeEquivalentTo(rule is null ? [] : new[] { rule });

    [Theory]
    [InlineData("chart_values", "rke2-flannel:")]
    [InlineData("chart_values", "rke2-flannel: text")]
    [InlineData("chart_values", "rke2-flannel: {flannel: }")]
    [InlineData("chart_values", "rke2-flannel: {flannel: [1, 2]}")]
    [InlineData("chart_values", "rke2-flannel: {flannel: {backend: {a: b}, vni: [1]}}")]
    [InlineData("chart_values", "- a list")]
    [InlineData("machine_global_config", "cni:")]
    [InlineData("machine_global_config", "cni: {a: b}")]
    [InlineData("machine_global_config", "cluster-cidr: {a: b}")]
    [InlineData("machine_global_config", "text")]
    [InlineData("additional_manifest", "kind: Pod\nmetadata:\nspec:\n  nodeSelector:")]
    [InlineData("additional_manifest", "kind: Pod\nmetadata: text\nspec: text")]
    [InlineData("additional_manifest", "kind: Deployment\nspec:\n  template:\n    spec:\n      nodeSelector: text\n      tolerations: text\n      containers:")]
    [InlineData("additional_manifest", "kind: [a]\nspec:\n  template:\n---\ntext\n---\n- a list\n---\n")]
    [InlineData("additional_manifest", "kind: Pod\nspec:\n  tolerations: [{key: {a: b}, operator: [c]}]\n  os: text\n  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [text]}]}}}")]
    public void Documents_OfAnyShape_AreRead(string document, string yaml)
    {
        var read = () => V2(more: (document, yaml)).ToList();

        read.Should().NotThrow("what a document must be like is for others to say");
    }

    [Fact]
    public void UnknownDocuments_MakeRulesWait() =>
        WindowsRules.Check(
            ClusterV2Reader.Read(TfValue.Object(
                ("kubernetes_version", TfValue.Unknown),
                ("rke_config", TfValue.List(TfValue.Object(
                    ("machine_global_config", TfValue.Unknown),
                    ("chart_values", TfValue.Unknown),
                    ("machine_pools", TfValue.List(TfValue.Object(("name", "w"), ("machine_os", TfValue.Unknown)))))))))
            , IgnoredRules.None).Should().BeEmpty();

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> told) => told.Select(d => d.Summary[^6..]).Distinct();

    /// <summary>Findings about a <c>rancher2_cluster_v2</c> with a Linux and a Windows pool.</summary>
    private static IEnumerable<Diagnostic> V2(string cni = "flannel", (string Name, TfValue Value)? more = null)
    {
        (string, TfValue)[] rke = [("machine_global_config", $"cni: {cni}\n"), ("machine_pools", TfValue.List(Pool("linux", isControlPlane: true), Pool("windows", isControlPlane: false)))];
        var cluster = TfValue.Object(
            ("kubernetes_version", "v1.34.10+rke2r1"),
            ("rke_config", TfValue.List(TfValue.Object(more is { } extra ? [.. rke, (extra.Name, extra.Value)] : rke))));
        return WindowsRules.Check(ClusterV2Reader.Read(cluster), IgnoredRules.None);
    }

    private static TfMap Pool(string os, bool isControlPlane) => TfValue.Object(
        ("name", os), ("machine_os", os), ("etcd_role", isControlPlane), ("control_plane_role", isControlPlane), ("worker_role", true), ("quantity", 1),
        ("machine_config", TfValue.List(TfValue.Object(("kind", "VmwarevsphereConfig")))));
}
