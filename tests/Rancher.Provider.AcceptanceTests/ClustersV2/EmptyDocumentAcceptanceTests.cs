using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

/// <summary>Documents without content, as modules pass them for what they leave out: sent as nothing, and no difference in any plan.</summary>
public sealed class EmptyDocumentAcceptanceTests : ProviderTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"# nothing yet\\n\"")]
    [InlineData("yamlencode(null)")]
    public async Task Document_WithoutContent_MeansLeftOut(string document)
    {
        await using var acceptance = Provider.Case();
        string Of(string value) => Provider.Configuration($$"""
            resource "rancher2_cluster_v2" "this" {
              name               = "empty-documents"
              kubernetes_version = "v1.31.9+rke2r1"

              cluster_agent_deployment_customization {
                override_affinity = {{value}}
              }

              rke_config {
                machine_global_config = {{value}}
                chart_values          = {{value}}
              }
            }
            """);

        await acceptance.ApplyAsync(Of(document));
        var sent = Provider.Rancher.Requests.Last(r => r.Method == "POST" && r.Path.Contains("clusters", StringComparison.Ordinal)).Body!.ToString();
        await acceptance.ApplyAsync(Of("jsonencode({ cni = \"calico\" })").Replace("override_affinity = jsonencode({ cni = \"calico\" })", "override_affinity = \"{}\"", StringComparison.Ordinal));
        await acceptance.ApplyAsync(Of(document));

        sent.Should().NotContain("overrideAffinity").And.NotContain("chartValues").And.NotContain("machineGlobalConfig\": \"");
        await acceptance.DestroyAsync();
    }
}
