using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Clusters;

/// <summary>Labels and annotations whose keys look like those of Rancher and Kubernetes, and are the user's all the same.</summary>
public class OwnKeysAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private static readonly string[] Keys = ["rancher.io/imported-cluster-version-management", "x.kubernetes.io/y", "provider.cattle.io"];

    [Fact]
    public async Task TakenOut_AreRemovedOnTheServer_InBothApis()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Keys));
        (await NormanAsync()).Should().Contain(Keys);
        (await SteveAsync()).Should().Contain(Keys);

        await acceptance.ApplyAsync(Configuration([]), plan =>
        {
            plan.ShouldUpdate("rancher2_cluster.norman");
            plan.ShouldUpdate("rancher2_cluster_v2.steve");
            plan.ShouldUpdate("rancher2_secret_v2.steve");
        });

        (await NormanAsync()).Should().Contain("plain").And.NotContain(Keys);
        (await SteveAsync()).Should().Contain("plain").And.NotContain(Keys);
        ((JObject)(await Other.GetAsync("secrets", "default", "own-keys"))["metadata"]!["annotations"]!).Properties().Select(p => p.Name).Should().NotContain(Keys);
    }

    [Fact]
    public async Task WrittenByTheServer_AreInNoPlan()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration([]));
        await Other.ChangeAsync("provisioning.cattle.io.clusters", "fleet-default", "own-keys-v2", c => c["metadata"]!["annotations"]!["provider.cattle.io"] = "rke2");

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.ApplyAsync(Configuration(["example.com/z"]), plan => plan.ShouldUpdate("rancher2_cluster_v2.steve"));

        (await SteveAsync()).Should().Contain(["plain", "provider.cattle.io", "example.com/z"]);
    }

    [Fact]
    public async Task OfCattleIo_WhichTheManagementApiNeverRemoves_AreKeptAndNamed()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(["x.cattle.io/y"]));

        acceptance.Terraform.Configure(Configuration([]));
        var result = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        result.Diagnostics.Single(d => d.Summary == "The server keeps \"x.cattle.io/y\" in annotations").Address.Should().Be("rancher2_cluster.norman");
        (await NormanAsync()).Should().Contain("x.cattle.io/y");
        (await SteveAsync()).Should().NotContain("x.cattle.io/y", "Kubernetes' own API removes it");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
    }

    private Task<IEnumerable<string>> NormanAsync() =>
        Task.FromResult(Names(Provider.Rancher.Store.All("cluster").Single(c => (string?)c["name"] == "own-keys")["annotations"]));

    private async Task<IEnumerable<string>> SteveAsync() => Names((await Other.GetAsync("provisioning.cattle.io.clusters", "fleet-default", "own-keys-v2"))["metadata"]!["annotations"]);

    private static IEnumerable<string> Names(JToken? map) => ((JObject)map!).Properties().Select(p => p.Name);

    private string Configuration(IEnumerable<string> keys) => Provider.Configuration($$"""
        locals {
          keys = { plain = "p"{{string.Concat(keys.Select(k => $", \"{k}\" = \"false\""))}} }
        }
        resource "rancher2_cluster" "norman" {
          name        = "own-keys"
          annotations = local.keys
        }
        resource "rancher2_cluster_v2" "steve" {
          name        = "own-keys-v2"
          annotations = local.keys
        }
        resource "rancher2_secret_v2" "steve" {
          cluster_id  = "local"
          name        = "own-keys"
          annotations = local.keys
          data        = { a = "b" }
        }
        """);
}
