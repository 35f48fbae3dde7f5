using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Apps;

public class CatalogV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_catalog_v2.this";
    private const string Type = "catalog.cattle.io.clusterrepos";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Catalog("""url = "https://charts.example.com" """)));
        (await Other.GetAsync(Type, null, "charts"))["status"]!.Should().NotBeNull("the create waited for the index");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.ApplyAsync(
            Provider.Configuration(Catalog("git_repo = \"https://git.example.com/charts\"\n git_branch = \"main\"\n secret_name = \"login\"\n secret_namespace = \"default\"")),
            plan => plan.ShouldUpdate(Address));
        var spec = (await Other.GetAsync(Type, null, "charts"))["spec"]!;
        (spec["url"], (string?)spec["gitBranch"], (string?)spec["clientSecret"]!["name"]).Should().Be((null, "main", "login"));
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Type, null, "charts", r => r["spec"]!["gitBranch"] = "other"));
        await acceptance.DisappearsAsync(Address, () => Other.DeleteAsync(Type, null, "charts"));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Oci_WaitsForItsOwnCondition()
    {
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(Catalog("url = \"oci://registry.example.com/charts\"\n insecure_plain_http = true\n exponential_backoff_max_retries = 3")));
    }

    [Fact]
    public async Task Unreachable_TimesOutWithTheReasonAndKeepsTheRepository()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Catalog("url = \"https://unreachable.example.com\"\n timeouts {\n create = \"4s\"\n }")));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("no such host").Address.Should().Be(Address);
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(Address);
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task WithoutAnAddress_IsRefused()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Catalog("")));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("One of url and git_repo must be set");
    }

    [Fact]
    public async Task DataSource_ReadsIt()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Catalog("""url = "https://charts.example.com" """) + """

            data "rancher2_catalog_v2" "this" {
              cluster_id = "local"
              name       = rancher2_catalog_v2.this.name
            }
            output "url" {
              value = data.rancher2_catalog_v2.this.url
            }
            """));

        state.Output("url").Should().Be("https://charts.example.com");
    }

    [Fact]
    public async Task DataSource_WithAnArgumentOfRancher2ThatHasNoEffect_IsRead()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Catalog("""url = "https://charts.example.com" """) + """

            data "rancher2_catalog_v2" "this" {
              cluster_id                      = "local"
              name                            = rancher2_catalog_v2.this.name
              insecure_plain_http             = true
              exponential_backoff_max_retries = 7
            }
            output "url" {
              value = data.rancher2_catalog_v2.this.url
            }
            """));

        state.Output("url").Should().Be("https://charts.example.com");
    }

    private static string Catalog(string more) =>
        $$"""
        resource "rancher2_catalog_v2" "this" {
          cluster_id = "local"
          name       = "charts"
          {{more}}
        }
        """;
}
