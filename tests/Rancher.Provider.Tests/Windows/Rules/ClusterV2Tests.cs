using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>Rules that the data source shows already hold on the YAML of <c>rancher2_cluster_v2</c> as well.</summary>
public sealed class ClusterV2Tests
{
    [Theory]
    [InlineData("canal", "(W-03)")]
    [InlineData("[multus, cilium]", "(W-03)")]
    [InlineData("flannel", null)]
    [InlineData("multus,calico", null)]
    public void Cni_IsRead(string cni, string? rule) => Ids(ValueCases.V2(cni: cni)).Should().BeEquivalentTo(rule is null ? [] : new[] { rule });

    [Theory]
    [InlineData("flannel: {vni: 1}", "(W-06)")]
    [InlineData("flannel: {backendPort: 8472}", "(W-06)")]
    [InlineData("flannel: {backend: host-gw}", "(W-06)")]
    [InlineData("flannel: {directRouting: true}", "(W-07)")]
    [InlineData("flannel: {macPrefix: '0E:2A'}", "(W-09)")]
    [InlineData("flannel: {mtu: 1400}", "(W-11)")]
    [InlineData("flannel: {vni: 4096, backendPort: 4789}", null)]
    public void ChartValues_AreRead(string values, string? rule) =>
        Ids(ValueCases.V2(more: ("chart_values", $"rke2-flannel: {{{values}}}"))).Should().BeEquivalentTo(rule is null ? [] : new[] { rule });

    [Fact]
    public void UnknownDocuments_MakeRulesWait() =>
        WindowsRules.Check(
            ClusterV2Reader.Read(TfValue.Object(
                ("kubernetes_version", TfValue.Unknown),
                ("rke_config", TfValue.List(TfValue.Object(
                    ("machine_global_config", TfValue.Unknown),
                    ("chart_values", TfValue.Unknown),
                    ("machine_pools", TfValue.List(TfValue.Object(("name", "w"), ("machine_os", TfValue.Unknown)))))))))
            , RuleSilence.None).Should().BeEmpty();

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> told) => told.Select(d => d.Summary[^6..]).Distinct();
}
