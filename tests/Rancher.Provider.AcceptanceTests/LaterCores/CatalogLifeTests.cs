using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Testing.TerraformCore.Later;

namespace Rancher.Provider.AcceptanceTests.LaterCores;

/// <summary>
/// Every type of the catalog on every later core: create, read, update, import, replace and destroy, each answer checked and rendered as that release
/// does it. The releases themselves cannot be run here.
/// </summary>
public sealed class CatalogLifeTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var release in CoreRelease.All)
            {
                foreach (var type in CatalogLives.Types)
                {
                    cases.Add(release.Name, type);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void EveryTypeOfTheCatalog_HasALife() =>
        CatalogLives.Types.Should().BeEquivalentTo(Catalog.Definition.Resources.Select(r => r.TypeName));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Life(string release, string type)
    {
        // Machines of custom clusters are those of RKE1, which no later Rancher makes.
        var version = type is "rancher2_custom_node" or "rancher2_cluster_sync" ? "2.4.18" : "2.11.16";
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = version, ClockSpeed = 50 });
        using var connection = provider.Attach();
        var core = await LaterCore.StartAsync(CoreRelease.Named(release), connection.Provider);
        await core.ConfigureAsync(new JObject { ["api_url"] = provider.Rancher.Url, ["token_key"] = provider.Rancher.AdminToken });
        var life = await CatalogLives.OfAsync(type, core, provider);

        var act = () => life.RunAsync(core);

        await act.Should().NotThrowAsync();
    }
}
