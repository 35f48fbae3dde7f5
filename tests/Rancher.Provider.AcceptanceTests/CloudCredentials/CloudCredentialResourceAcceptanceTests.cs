using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.CloudCredentials;

public class CloudCredentialResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_cloud_credential.this";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Amazon("first-secret", "aws")));
        var id = (string)state.Value(Address, "id")!;
        ((string?)state.Value(Address, "driver")).Should().Be("amazonec2");

        await acceptance.ApplyAsync(Provider.Configuration(Amazon("second-secret", "renamed")), plan => plan.ShouldUpdate(Address));
        var body = JObject.Parse(Provider.Rancher.Requests.Last(r => r.Method == "PUT").Body);
        ((string?)body.SelectToken("amazonec2credentialConfig.secretKey")).Should().Be("second-secret");

        await acceptance.ApplyAsync(Provider.Configuration(Amazon("second-secret", "renamed").Replace("eu-west-1", "eu-west-2", StringComparison.Ordinal)), plan => plan.ShouldUpdate(Address));
        body = JObject.Parse(Provider.Rancher.Requests.Last(r => r.Method == "PUT").Body);
        ((string?)body.SelectToken("amazonec2credentialConfig.defaultRegion"), (string?)body.SelectToken("amazonec2credentialConfig.secretKey"))
            .Should().Be(("eu-west-2", "second-secret"), "no answer tells whether the server still has it");

        await acceptance.ImportAndCompareAsync(Address, id + ".amazonec2", ignore: ["timeouts", "annotations", "labels", "amazonec2_credential_config"]);
        await acceptance.DriftAsync(Address, () => Change(id, c => c["name"] = "theirs"));
        await acceptance.DisappearsAsync(Address, () =>
        {
            Provider.Rancher.Store.Delete("cloudCredential", id).Should().BeTrue();
            return Task.CompletedTask;
        });
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("azure", "azure_credential_config {\nclient_id = \"c\"\nclient_secret = \"s\"\nsubscription_id = \"u\"\n}")]
    [InlineData("digitalocean", "digitalocean_credential_config {\naccess_token = \"t\"\n}")]
    [InlineData("google", "google_credential_config {\nauth_encoded_json = \"{}\"\n}")]
    [InlineData("s3", "s3_credential_config {\naccess_key = \"a\"\nsecret_key = \"s\"\ndefault_skip_ssl_verify = true\n}")]
    [InlineData("vmwarevsphere", "vsphere_credential_config {\nusername = \"u\"\npassword = \"p\"\nvcenter = \"vc.example.com\"\n}")]
    public async Task EveryDriverOfTheServer(string driver, string block)
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Credential(block)));

        ((string?)state.Value(Address, "driver")).Should().Be(driver);
    }

    [Fact]
    public async Task OtherCloud_MakesANewCredential()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Amazon("secret", "x")));

        await acceptance.ApplyAsync(Provider.Configuration(Credential("digitalocean_credential_config {\naccess_token = \"t\"\n}")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task Imported_WithNothingButSecrets_IsOfItsCloud()
    {
        await using var acceptance = Provider.Case();
        var configuration = Provider.Configuration(Credential("digitalocean_credential_config {\naccess_token = \"t\"\n}"));
        var id = (string)(await acceptance.ApplyAsync(configuration)).Value(Address, "id")!;
        (await acceptance.Terraform.StateRemoveAsync(Address)).ShouldSucceed();

        (await acceptance.Terraform.ImportAsync(Address, id)).ShouldSucceed();

        (await acceptance.Terraform.PlannedAsync()).ShouldUpdate(Address);
    }

    [Fact]
    public async Task UnknownDriver_IsSaid()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Credential("openstack_credential_config {\npassword = \"hush-hush\"\n}")));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("This server has no node driver \"openstack\"; it has amazonec2, ").Address.Should().Be(Address);
        result.Text.Should().NotContain("hush-hush");
    }

    [Fact]
    public async Task InactiveDriver_IsActivatedAndSaid()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Credential("linode_credential_config {\ntoken = \"hush-hush\"\n}")));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        result.Diagnostics.Single(d => d.Summary == "The node driver linode was activated").Address.Should().Be(Address);
        result.Text.Should().NotContain("hush-hush");
        ((string?)(await acceptance.Terraform.StateAsync()).Value(Address, "driver")).Should().Be("linode");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("the credential is there as planned");
        Provider.Rancher.Requests.Count(r => r.PathAndQuery.EndsWith("linode?action=activate", StringComparison.Ordinal)).Should().Be(1);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task DriverThatIsDownloaded_IsWaitedForAndNamedWithItsState()
    {
        await using var acceptance = Provider.Case();
        Drivers.TurnTo("downloading", Provider.Rancher, "linode", reason: "no route to host");
        acceptance.Terraform.Configure(Provider.Configuration(Credential("linode_credential_config {\ntoken = \"hush-hush\"\n}\ntimeouts {\ncreate = \"2s\"\n}")));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("the node driver linode to be active");

        error.Detail.Should().Contain("downloading").And.Contain("Downloaded is Unknown: no route to host");
        Provider.Rancher.Requests.Should().NotContain(r => r.Method == "POST" && r.PathAndQuery.StartsWith("/v3/cloudcredentials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnyDriver_LivesLikeThoseWithABlock()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Any("username = \"u\", vcenter = \"vc.example.com\"", "first-secret")));
        var id = (string)state.Value(Address, "id")!;
        ((string?)state.Value(Address, "driver")).Should().Be("vmwarevsphere");

        await acceptance.ApplyAsync(Provider.Configuration(Any("username = \"other\", vcenter = \"vc.example.com\"", "first-secret")), plan => plan.ShouldUpdate(Address));
        var body = JObject.Parse(Provider.Rancher.Requests.Last(r => r.Method == "PUT").Body);
        ((string?)body.SelectToken("vmwarevspherecredentialConfig.username"), (string?)body.SelectToken("vmwarevspherecredentialConfig.password")).Should().Be(("other", "first-secret"));

        await acceptance.DriftAsync(Address, () => Change(id, c => c["vmwarevspherecredentialConfig"]!["username"] = "theirs"));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task AnyDriver_WithAFieldThatItDoesNotHave_IsRefusedWithTheNearest()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Any("usrname = \"u\"", "hush-hush")));

        var result = (await acceptance.Terraform.PlanAsync()).ShouldFail();

        result.Error("Did you mean \"username\"?").Path.Should().Be("driver_credential_config[0].config");
        result.Text.Should().NotContain("hush-hush");
    }

    [Fact]
    public async Task AnyDriver_WithASecretThatItDoesNotHave_IsRefusedWithTheNearest_WhenItIsWriteOnlyToo()
    {
        await using var acceptance = Provider.Case();
        var block = Any("username = \"u\"", "hush-hush").Replace("secrets = { password = ", "secrets_wo_version = 1\n secrets_wo = { passwrd = ", StringComparison.Ordinal);
        acceptance.Terraform.Configure(Provider.Configuration(block));

        var result = (await acceptance.Terraform.PlanAsync()).ShouldFail();

        result.Error("Did you mean \"password\"?").Path.Should().Be("driver_credential_config[0].secrets_wo");
    }

    [Fact]
    public async Task WithoutABlock_IsRefused()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Credential("")));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("must be given");
    }

    [Fact]
    public async Task DataSource_FindsItByName()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Amazon("secret", "aws") + """

            data "rancher2_cloud_credential" "this" {
              name = rancher2_cloud_credential.this.name
            }
            output "driver" {
              value = data.rancher2_cloud_credential.this.driver
            }
            """));

        state.Output("driver").Should().Be("amazonec2");
    }

    private Task Change(string id, Action<JObject> change)
    {
        Provider.Rancher.Store.Change("cloudCredential", id, change);
        return Task.CompletedTask;
    }

    private static string Amazon(string secret, string name) => Credential($$"""
        amazonec2_credential_config {
            access_key     = "AKIAEXAMPLE"
            secret_key     = "{{secret}}"
            default_region = "eu-west-1"
          }
        """, name);

    private static string Any(string config, string secret) => Credential($$"""
        driver_credential_config {
            driver  = "vmwarevsphere"
            config  = { {{config}} }
            secrets = { password = "{{secret}}" }
          }
        """);

    private static string Credential(string block, string name = "credential") =>
        $$"""
        resource "rancher2_cloud_credential" "this" {
          name        = "{{name}}"
          description = "acceptance"
          {{block}}
        }
        """;
}
