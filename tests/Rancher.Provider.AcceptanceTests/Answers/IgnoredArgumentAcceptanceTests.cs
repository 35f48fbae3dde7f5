using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Answers;

/// <summary>
/// Arguments that a server accepts and does not keep: it is said once, with the write, and from then on nothing is planned for them, least of all a
/// replacement.
/// </summary>
public class IgnoredArgumentAcceptanceTests
{
    private const string Credential = "rancher2_cloud_credential.this";
    private const string Cluster = "rancher2_cluster.this";

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    public async Task Credential_OfWhichTheServerDropsParts_IsPlannedOnce(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        acceptance.ApplyWarnings = ["The server ignored description", "The server ignored amazonec2_credential_config[0].default_region"];
        var state = await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "for tests", "eu-west-1", "hunter2-of-this-test")));
        ((string?)state.Value(Credential, "description")).Should().Be("for tests");

        acceptance.ApplyWarnings = [];
        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "for tests", "eu-west-1", "hunter3-of-this-test")), plan => plan.ShouldUpdate(Credential));
        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "other", "eu-west-2", "hunter3-of-this-test")), plan => plan.ShouldUpdate(Credential));

        var sent = JObject.Parse(provider.Rancher.Requests.Last(r => r.Method == "PUT").Body);
        ((string?)sent["description"], (string?)sent.SelectToken("amazonec2credentialConfig.defaultRegion")).Should().Be(("other", "eu-west-2"), "a later server may keep it");
        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", null, null, "hunter3-of-this-test")), plan => plan.ShouldUpdate(Credential));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task StateOfRancher2_WithAPartThatTheServerDrops_PlansNothing()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        acceptance.ApplyWarnings = ["The server ignored description", "The server ignored amazonec2_credential_config[0].default_region"];
        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "for tests", "eu-west-1", "hunter2-of-this-test")));
        await ForgetPrivateStateAsync(acceptance);

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("rancher2 leaves no note of what the server dropped");

        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "for tests", "eu-west-1", "hunter3-of-this-test")), plan => plan.ShouldUpdate(Credential));
        acceptance.ApplyWarnings = [];
        await acceptance.ApplyAsync(provider.Configuration(Amazon("aws", "for tests", "eu-west-1", "hunter4-of-this-test")), plan => plan.ShouldUpdate(Credential));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Description_ThatWasRemovedOutside_IsStillDrift()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        var state = await acceptance.ApplyAsync(provider.Configuration("resource \"rancher2_cluster\" \"this\" {\n  name        = \"prod\"\n  description = \"ours\"\n}"));
        var id = (string)state.Value(Cluster, "id")!;

        await acceptance.DriftAsync(Cluster, () =>
        {
            provider.Rancher.Store.Change("cluster", id, c => c.Remove("description"));
            return Task.CompletedTask;
        });
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("windows_prefered_cluster = true", "windows_prefered_cluster")]
    [InlineData("fleet_workspace_name = \"fleet-other\"", "fleet_workspace_name")]
    [InlineData("agent_env_vars {\nname = \"A\"\nvalue = \"b\"\n}", "agent_env_vars")]
    public async Task Cluster_WithAFieldThatTheServerDoesNotKnow_IsNeverReplaced(string argument, string name)
    {
        await using var provider = await ProviderFixture.StartAsync("2.2.8");
        await using var acceptance = provider.Case();
        acceptance.ApplyWarnings = [$"The server ignored {name}"];

        await acceptance.ApplyAsync(provider.Configuration(Imported("first", argument)));

        acceptance.ApplyWarnings = [];
        await acceptance.ApplyAsync(provider.Configuration(Imported("second", argument)), plan => plan.ShouldUpdate(Cluster));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Cluster_WithFieldsOfRkeThatTheServerDoesNotKnow_KeepsThem()
    {
        await using var provider = await ProviderFixture.StartAsync("2.2.8");
        await using var acceptance = provider.Case();
        acceptance.ApplyWarnings =
        [
            "The server ignored rke_config[0].upgrade_strategy",
            "The server ignored rke_config[0].services[0].kube_api[0].audit_log", "The server ignored rke_config[0].services[0].etcd[0].backup_config[0].safe_timestamp",
        ];

        await acceptance.ApplyAsync(provider.Configuration(Rke("first")));

        acceptance.ApplyWarnings = [];
        await acceptance.ApplyAsync(provider.Configuration(Rke("second")), plan => plan.ShouldUpdate(Cluster));
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("k3s_config", "version = \"v1.18.2+k3s1\"")]
    [InlineData("rke2_config", "version = \"v1.18.2+rke2r1\"")]
    [InlineData("eks_config_v2", "cloud_credential_id = \"cattle-global-data:cc-abcde\"\nregion = \"eu-west-1\"")]
    public async Task Cluster_OfAKindThatTheServerDoesNotKnow_IsRefusedInThePlan(string block, string arguments)
    {
        await using var provider = await ProviderFixture.StartAsync("2.2.8");
        // The recorded server was built from source and calls itself master.
        provider.Rancher.Store.Change("setting", "server-version", setting => setting["value"] = "v2.2.8");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Imported("x", $"{block} {{\n{arguments}\n}}")));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error($"does not have {block}").Address.Should().Be(Cluster);
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    [Fact]
    public async Task StateOfRancher2_WithAKindThatTheServerDoesNotKnow_PlansNothing()
    {
        await using var provider = await ProviderFixture.StartAsync("2.2.8");
        // The recorded server was built from source and calls itself master.
        provider.Rancher.Store.Change("setting", "server-version", setting => setting["value"] = "v2.2.8");
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(provider.Configuration(Imported("first", "")));
        await ForgetPrivateStateAsync(acceptance, attributes => attributes["k3s_config"] = JArray.Parse("[{\"version\": \"v1.18.2+k3s1\", \"upgrade_strategy\": []}]"));
        acceptance.Terraform.Configure(provider.Configuration(Imported("first", "k3s_config {\nversion = \"v1.18.2+k3s1\"\n}")));

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("what the server does not know it cannot have lost");
    }

    private static string Amazon(string name, string? description, string? region, string secret) => $$"""
        resource "rancher2_cloud_credential" "this" {
          name = "{{name}}"
          {{(description is null ? "" : $"description = \"{description}\"")}}
          amazonec2_credential_config {
            access_key     = "AKIA"
            secret_key     = "{{secret}}"
            {{(region is null ? "" : $"default_region = \"{region}\"")}}
          }
        }
        """;

    private static string Imported(string description, string argument) => $$"""
        resource "rancher2_cluster" "this" {
          name        = "old"
          description = "{{description}}"
          {{argument}}
        }
        """;

    private static string Rke(string description) => Imported(description, """
        rke_config {
          network {
            plugin = "canal"
          }
          upgrade_strategy {
            drain = true
          }
          services {
            etcd {
              backup_config {
                enabled        = true
                safe_timestamp = true
              }
            }
            kube_api {
              audit_log {
                enabled = true
              }
            }
          }
        }
        """);

    // As rancher2 leaves it: nothing of this provider beside the attributes.
    private static async Task ForgetPrivateStateAsync(AcceptanceCase acceptance, Action<JToken>? change = null)
    {
        var state = JObject.Parse(await File.ReadAllTextAsync(acceptance.Terraform.StateFile));
        foreach (var instance in state.SelectTokens("resources[*].instances[*]").OfType<JObject>())
        {
            instance.Remove("private");
            change?.Invoke(instance["attributes"]!);
        }

        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, state.ToString());
    }
}
