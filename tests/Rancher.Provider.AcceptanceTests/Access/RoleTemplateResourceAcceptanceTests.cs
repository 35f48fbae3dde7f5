using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

public sealed class RoleTemplateResourceAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_role_template.this";
    private const string Complete = """
        resource "rancher2_role_template" "this" {
          name              = "complete"
          context           = "project"
          description       = "Everything there is to say."
          default_role      = true
          hidden            = true
          locked            = true
          role_template_ids = ["read-only"]
          labels            = { team = "platform" }
          rules {
            api_groups        = ["", "apps"]
            resources         = ["pods", "deployments"]
            resource_names    = ["web"]
            verbs             = ["get", "list"]
          }
          rules {
            non_resource_urls = ["/healthz"]
            verbs             = ["get"]
          }
        }
        """;

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    public async Task Basic_IsCreatedUpdatedImportedAndDeleted(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(provider.Configuration(Role("basic", "get")), plan => plan.ShouldCreate(Address).UnknownValue("builtin"));
        await acceptance.ApplyAsync(provider.Configuration(Role("renamed", "list")), plan => plan.ShouldUpdate(Address));
        await acceptance.ImportAndCompareAsync(Address, ignore: ["annotations", "labels"]);
        var id = (string)(await acceptance.Terraform.StateAsync()).Resource(Address)["id"]!;
        id.Should().StartWith("rt-");

        await acceptance.DestroyAsync();

        provider.Rancher.Store.Get("roleTemplate", id).Should().BeNull();
    }

    [Fact]
    public async Task Complete_SendsEveryArgument()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Complete));

        var role = Provider.Rancher.Store.Get("roleTemplate", (string)state.Resource(Address)["id"]!)!;
        ((string?)role["context"]).Should().Be("project");
        ((bool?)role["projectCreatorDefault"]).Should().BeTrue();
        ((bool?)role["clusterCreatorDefault"] ?? false).Should().BeFalse("the role is one for projects");
        ((bool?)role["hidden"]).Should().BeTrue();
        ((bool?)role["locked"]).Should().BeTrue();
        role["roleTemplateIds"]!.Values<string>().Should().Equal("read-only");
        role["rules"]![0]!["resourceNames"]!.Values<string>().Should().Equal("web");
        role["rules"]![1]!["nonResourceURLs"]!.Values<string>().Should().Equal("/healthz");
        ((string?)role["labels"]!["team"]).Should().Be("platform");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["annotations"]);
    }

    [Fact]
    public async Task Context_Changed_TakesTheDefaultRoleAlong()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Role("moving", "get", "default_role = true")));

        var state = await acceptance.ApplyAsync(
            Provider.Configuration(Role("moving", "get", "default_role = true\n context = \"project\"")), plan => plan.ShouldUpdate(Address));

        var role = Provider.Rancher.Store.Get("roleTemplate", (string)state.Resource(Address)["id"]!)!;
        ((bool?)role["projectCreatorDefault"]).Should().BeTrue();
        ((bool?)role["clusterCreatorDefault"] ?? false).Should().BeFalse("the default in clusters is not left behind");
    }

    [Fact]
    public async Task ChangedBehindOurBack_IsPutBack()
    {
        await using var acceptance = Provider.Case();
        var id = (string)(await acceptance.ApplyAsync(Provider.Configuration(Role("drifting", "get")))).Resource(Address)["id"]!;

        await acceptance.DriftAsync(Address, () => Change(id, role => role["rules"]![0]!["verbs"] = new JArray("*")));
        await acceptance.DriftAsync(Address, () => Change(id, role => role["locked"] = true));
        await acceptance.DisappearsAsync(Address, () =>
        {
            Provider.Rancher.Store.Delete("roleTemplate", id);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Rules_Removed_AreRemovedInRancher()
    {
        await using var acceptance = Provider.Case();
        var id = (string)(await acceptance.ApplyAsync(Provider.Configuration(Complete))).Resource(Address)["id"]!;

        await acceptance.ApplyAsync(Provider.Configuration("""
            resource "rancher2_role_template" "this" {
              name    = "complete"
              context = "project"
            }
            """), plan => plan.ShouldUpdate(Address));

        (Provider.Rancher.Store.Get("roleTemplate", id)!["rules"] as JArray ?? []).Should().BeEmpty();
    }

    [Fact]
    public async Task BuiltIn_Destroyed_StaysInRancherAndSaysSo()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            import {
              to = rancher2_role_template.this
              id = "cluster-owner"
            }
            resource "rancher2_role_template" "this" {
              name = "Cluster Owner"
              administrative = true
              default_role = true
            }
            """));
        (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        var result = (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("stays on the server", StringComparison.Ordinal));
        Provider.Rancher.Store.Get("roleTemplate", "cluster-owner").Should().NotBeNull();
    }

    [Fact]
    public async Task Inherited_IsRemovedAfterTheRoleThatInheritsIt()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Role("parent", "get") + """

            resource "rancher2_role_template" "child" {
              name              = "child"
              role_template_ids = [rancher2_role_template.this.id]
            }
            """));

        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Administrative_InProjects_IsRefusedWithoutACall()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Role("x", "get", "context = \"project\"\n administrative = true")));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("Only a role in clusters can be administrative").Path.Should().Be("administrative");
    }

    [Fact]
    public async Task RuleWithoutVerb_IsRefusedInRanchersWords()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_role_template" "this" {
              name = "no-verb"
              rules {
                api_groups = [""]
                resources  = ["pods"]
              }
            }
            """));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("Cannot create rancher2_role_template \"no-verb\"").Detail.Should().Contain("rules[0].verbs");
    }

    [Fact]
    public async Task DataSource_FindsByNameAndContext()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration("""
            data "rancher2_role_template" "this" { name = "Cluster Owner" }
            data "rancher2_role_template" "narrowed" {
              name    = "Cluster Owner"
              context = "cluster"
            }
            output "id" { value = data.rancher2_role_template.this.id }
            output "context" { value = data.rancher2_role_template.this.context }
            output "narrowed" { value = data.rancher2_role_template.narrowed.id }
            """));

        state.Output("id").Should().Be("cluster-owner");
        state.Output("context").Should().Be("cluster");
        state.Output("narrowed").Should().Be("cluster-owner");
        Provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    private Task Change(string id, Action<JObject> change)
    {
        Provider.Rancher.Store.Change("roleTemplate", id, change);
        return Task.CompletedTask;
    }

    private static string Role(string name, string verb, string more = "") =>
        $$"""
        resource "rancher2_role_template" "this" {
          name = "{{name}}"
          {{more}}
          rules {
            api_groups = [""]
            resources  = ["pods"]
            verbs      = ["{{verb}}"]
          }
        }
        """;
}
