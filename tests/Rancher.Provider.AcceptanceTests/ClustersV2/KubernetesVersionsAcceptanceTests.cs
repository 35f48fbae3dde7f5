using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.ClustersV2;

/// <summary>The versions that a server can set up, by release and distribution.</summary>
public sealed class KubernetesVersionsAcceptanceTests
{
    [Theory]
    [InlineData("2.4.18", "rke1", null, "v1.18.20-rancher1-1", "v1.18.20-rancher1-1")]
    [InlineData("2.14.4", "rke2", null, "v1.33.5+rke2r1", "v1.33.5+rke2r1")]
    [InlineData("2.14.4", "rke2", "1.1", null, null)]
    [InlineData("2.14.4", "rke1", null, null, null)]
    [InlineData("2.15.0", "k3s", null, "v1.34.1+k3s1", "v1.34.1+k3s1")]
    public async Task Versions_AreThoseOfTheServer(string version, string distribution, string? minor, string? preset, string? latest)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration($$"""
            data "rancher2_kubernetes_versions" "this" {
              distribution = "{{distribution}}"
              minor        = {{(minor is null ? "null" : $"\"{minor}\"")}}
            }
            """));

        var found = state.Resource("data.rancher2_kubernetes_versions.this");
        ((string?)found["default"]).Should().Be(preset);
        found["versions"]!.Values<string>().FirstOrDefault().Should().Be((string?)found["latest"]);
        (latest is null ? (string?)found["latest"] is null : found["versions"]!.Values<string>().Contains(latest)).Should().BeTrue();
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }
}
