using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Kubernetes;

public class ConfigMapV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_config_map_v2.this";
    private const string Type = "configmaps";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Map("a = \"1\"\n b = \"line1\\nline2\"")));
        await acceptance.ApplyAsync(Provider.Configuration(Map("a = \"2\"")), plan => plan.ShouldUpdate(Address));
        (await Other.GetAsync(Type, "default", "settings"))["data"]!.ToString().Should().NotContain("line1", "a key that was removed is removed");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Type, "default", "settings", m => m["data"]!["a"] = "3"));
        await acceptance.DisappearsAsync(Address, () => Other.DeleteAsync(Type, "default", "settings"));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task ExistsAlready_IsAnErrorThatSaysSo()
    {
        await using var acceptance = Provider.Case();
        await Other.CreateAsync(Type, Newtonsoft.Json.Linq.JObject.Parse("""{"metadata":{"name":"settings","namespace":"default"},"data":{"a":"theirs"}}"""));
        acceptance.Terraform.Configure(Provider.Configuration(Map("a = \"1\"")));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("already exists").Address.Should().Be(Address);

        ((string?)(await Other.GetAsync(Type, "default", "settings"))["data"]!["a"]).Should().Be("theirs");
    }

    [Fact]
    public async Task Import_WithAnIdOfAnotherForm_SaysTheForm()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Map("a = \"1\"")));

        (await acceptance.Terraform.ImportAsync(Address, "default/settings")).ShouldFail().Text.ReplaceLineEndings(" ").Should().Contain("An id looks like \"c-abcde.default/my-map\"");
    }

    [Fact]
    public async Task DataSource_ReadsIt()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Map("a = \"1\"") + """

            data "rancher2_config_map_v2" "this" {
              cluster_id = "local"
              name       = rancher2_config_map_v2.this.name
            }
            output "a" {
              value = data.rancher2_config_map_v2.this.data.a
            }
            """));

        state.Output("a").Should().Be("1");
    }

    private static string Map(string data) =>
        $$"""
        resource "rancher2_config_map_v2" "this" {
          cluster_id = "local"
          name       = "settings"
          data = {
            {{data}}
          }
        }
        """;
}
