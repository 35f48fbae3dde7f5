using Newtonsoft.Json.Linq;
using Rancher.Simulator;
using Rancher.Simulator.Faults;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Projects;

public sealed class ProjectResourceAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_project.this";

    private const string Complete = """
        description = "Everything there is to say."
        labels      = { team = "shop" }
        annotations = { "example.com/owner" = "me" }
        container_resource_limit {
          limits_cpu      = "100m"
          limits_memory   = "128Mi"
          requests_cpu    = "50m"
          requests_memory = "64Mi"
        }
        resource_quota {
          project_limit {
            limits_cpu = "2000m"
            pods       = "20"
            services   = "10"
          }
          namespace_default_limit {
            limits_cpu = "500m"
            pods       = "5"
            services   = "2"
          }
        }
        """;

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.11.16")]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task Life(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();

        await acceptance.ApplyAsync(Project(provider, "one", Complete), plan => plan.ShouldCreate(Address).UnknownValue("id"));
        var id = await IdAsync(acceptance);
        var made = provider.Rancher.Store.Get("project", id)!;
        made.SelectToken("resourceQuota.limit.limitsCpu")!.Value<string>().Should().Be("2000m");
        made.SelectToken("namespaceDefaultResourceQuota.limit.services")!.Value<string>().Should().Be("2");
        made.SelectToken("containerDefaultResourceLimit.requestsMemory")!.Value<string>().Should().Be("64Mi");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels", "wait_for_cluster"]);

        await acceptance.ApplyAsync(Project(provider, "two", Complete.Replace("pods       = \"20\"", "pods       = \"30\"", StringComparison.Ordinal)),
            plan => plan.ShouldUpdate(Address));
        provider.Rancher.Store.Get("project", id)!.SelectToken("resourceQuota.limit.pods")!.Value<string>().Should().Be("30");

        await acceptance.DestroyAsync();
        provider.Rancher.Store.Get("project", id).Should().BeNull();
    }

    [Theory]
    [InlineData("2.2.8")]
    [InlineData("2.4.18")]
    [InlineData("2.14.4")]
    public async Task Limits_Removed_AreGoneInRancher_OneKeyAndAll(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(Project(provider, "one", Complete));
        var id = await IdAsync(acceptance);
        provider.Rancher.Store.Change("project", id, p => p["annotations"]!["others.example.com/note"] = "theirs");

        var fewer = string.Join('\n', Complete.Split('\n').Where(line => !line.Contains("services", StringComparison.Ordinal)
            && !line.Contains("_memory", StringComparison.Ordinal)))
            .Replace("annotations = { \"example.com/owner\" = \"me\" }", "", StringComparison.Ordinal);
        await acceptance.ApplyAsync(Project(provider, "one", fewer), plan => plan.ShouldUpdate(Address));
        var kept = provider.Rancher.Store.Get("project", id)!;
        ((JObject)kept.SelectToken("resourceQuota.limit")!).ContainsKey("services").Should().BeFalse("a key that is removed is removed in both quotas");
        ((JObject)kept.SelectToken("namespaceDefaultResourceQuota.limit")!).ContainsKey("services").Should().BeFalse();
        kept.SelectToken("containerDefaultResourceLimit.limitsMemory").Should().BeNull();
        kept.SelectToken("containerDefaultResourceLimit.limitsCpu")!.Value<string>().Should().Be("100m");
        ((string?)kept["annotations"]!["others.example.com/note"]).Should().Be("theirs", "nothing of what others wrote is reset");

        await acceptance.ApplyAsync(Project(provider, "one", ""), plan => plan.ShouldUpdate(Address));
        var bare = provider.Rancher.Store.Get("project", id)!;
        (bare["resourceQuota"]?["limit"] as JObject ?? []).Properties().Where(p => p.Name != "type").Should().BeEmpty();
        (bare["containerDefaultResourceLimit"] as JObject ?? []).Properties().Where(p => p.Name != "type").Should().BeEmpty();
        ((string?)bare["description"] ?? "").Should().BeEmpty();
    }

    [Fact]
    public async Task QuantitiesWrittenOtherwise_AndZero_AreNoDrift()
    {
        await using var acceptance = Provider.Case();
        var quota = """
            resource_quota {
              project_limit {
                limits_cpu = "2000m"
                pods       = "0"
              }
              namespace_default_limit {
                limits_cpu = "500m"
                pods       = "0"
              }
            }
            """;
        await acceptance.ApplyAsync(Project(Provider, "one", quota));
        Provider.Rancher.Store.Change("project", await IdAsync(acceptance), p => p.SelectToken("resourceQuota.limit")!["limitsCpu"] = "2");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("2000m is 2");

        await acceptance.DriftAsync(Address, async () => Provider.Rancher.Store.Change("project", await IdAsync(acceptance),
            p => p.SelectToken("resourceQuota.limit")!["pods"] = "7"));
    }

    [Theory]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task ExtendedKeys_AreSetChangedAndRemoved(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(Project(provider, "one", Extended("\"count/jobs.batch\" = \"4\"", "\"count/jobs.batch\" = \"1\"")));
        var id = await IdAsync(acceptance);
        provider.Rancher.Store.Get("project", id)!.SelectToken("resourceQuota.limit.extended")!["count/jobs.batch"]!.Value<string>().Should().Be("4");

        await acceptance.ApplyAsync(Project(provider, "one", Extended("\"requests.nvidia.com/gpu\" = \"2\"", "\"requests.nvidia.com/gpu\" = \"1\"")),
            plan => plan.ShouldUpdate(Address));
        ((JObject)provider.Rancher.Store.Get("project", id)!.SelectToken("resourceQuota.limit.extended")!).Properties().Select(p => p.Name).Should()
            .Equal("requests.nvidia.com/gpu");
    }

    [Fact]
    public async Task ExtendedKeys_OnAServerWithoutThem_AreRefusedInThePlan()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Project(Provider, "one", Extended("\"count/jobs.batch\" = \"4\"", "\"count/jobs.batch\" = \"1\"")));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("A quota with extended keys exists since Rancher 2.14");

        refused.Path.Should().Be("resource_quota[0].project_limit[0].extended");
    }

    [Fact]
    public async Task Monitoring_IsSwitchedAndEditedByActions()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(Project(provider, "one", Monitoring("true", "1Gi")));
        var id = await IdAsync(acceptance);
        ((bool?)provider.Rancher.Store.Get("project", id)!["enableProjectMonitoring"]).Should().BeTrue();

        await acceptance.ApplyAsync(Project(provider, "one", Monitoring("true", "2Gi")), plan => plan.ShouldUpdate(Address));
        provider.Rancher.Requests.Should().Contain(r => r.Query.EndsWith("editMonitoring", StringComparison.Ordinal) && r.Status == 204);

        await acceptance.DriftAsync(Address, () =>
        {
            provider.Rancher.Store.Change("project", id, p => p["enableProjectMonitoring"] = false);
            return Task.CompletedTask;
        });
        await acceptance.ApplyAsync(Project(provider, "one", ""), plan => plan.ShouldUpdate(Address));
        ((bool?)provider.Rancher.Store.Get("project", id)!["enableProjectMonitoring"]).Should().BeFalse();
    }

    [Fact]
    public async Task PodSecurityPolicyTemplate_IsBoundAndTakenAwayByTheAction_AndARefusalIsAboutTheArgument()
    {
        await using var provider = await ProviderFixture.StartAsync("2.4.18");
        await using var acceptance = provider.Case();
        var cluster = """
            rke_config {
              services {
                kube_api {
                  pod_security_policy = true
                }
              }
            }
            """;
        await acceptance.ApplyAsync(Project(provider, "one", "pod_security_policy_template_id = \"restricted\"", cluster));
        var id = await IdAsync(acceptance);
        ((string?)provider.Rancher.Store.Get("project", id)!["podSecurityPolicyTemplateId"]).Should().Be("restricted");

        acceptance.Terraform.Configure(Project(provider, "one", "pod_security_policy_template_id = \"nope\"", cluster));
        var refused = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("podSecurityPolicyTemplate [nope] not found");
        refused.Path.Should().Be("pod_security_policy_template_id");

        await acceptance.ApplyAsync(Project(provider, "one", "", cluster), plan => plan.ShouldUpdate(Address));
        ((string?)provider.Rancher.Store.Get("project", id)!["podSecurityPolicyTemplateId"]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("enable_project_monitoring = true", "enable_project_monitoring")]
    [InlineData("pod_security_policy_template_id = \"restricted\"", "pod_security_policy_template_id")]
    public async Task WhatLaterServersLack_IsRefusedInThePlan(string argument, string path)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Project(Provider, "one", argument));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("exists ").Path.Should().Be(path);
    }

    [Theory]
    [InlineData("pods = \"5\"", "services = \"5\"", "Incomplete quota")]
    [InlineData("pods = \"5\"", "pods = \"6\"", "Quota exceeds the project")]
    [InlineData("limits_memory = \"1Gi\"", "limits_memory = \"1500M\"", "Quota exceeds the project")]
    public async Task QuotasThatDoNotFit_AreRefusedWithoutACall(string total, string each, string summary)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Project(Provider, "one", $$"""
            resource_quota {
              project_limit {
                {{total}}
              }
              namespace_default_limit {
                {{each}}
              }
            }
            """));
        Provider.Rancher.ClearRequests();

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Errors.Should().OnlyContain(e => e.Summary == summary);

        Provider.Rancher.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task UnknownCluster_IsReportedInThePlan_WithTheNearest()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_project" "this" {
              name       = "one"
              cluster_id = "locel"
            }
            """));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("This Rancher has no such cluster");

        refused.Detail.Should().Contain("Did you mean \"local\"?");
        refused.Path.Should().Be("cluster_id");
    }

    [Fact]
    public async Task ClusterThatIsNotActive_IsWaitedForOnlyWhenAsked()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration("""
            resource "rancher2_cluster" "new" { name = "fresh" }
            resource "rancher2_project" "at_once" {
              name       = "one"
              cluster_id = rancher2_cluster.new.id
            }
            """));
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_cluster" "new" { name = "fresh" }
            resource "rancher2_project" "at_once" {
              name       = "one"
              cluster_id = rancher2_cluster.new.id
            }
            resource "rancher2_project" "later" {
              name             = "two"
              cluster_id       = rancher2_cluster.new.id
              wait_for_cluster = true
              timeouts { create = "3s" }
            }
            """));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("cluster").Detail.Should().Contain("be active");
    }

    [Fact]
    public async Task ChangedDisappearedAndImported_ByNameToo()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Project(Provider, "shop", ""));
        var id = await IdAsync(acceptance);
        await acceptance.DriftAsync(Address, () => Change(id, p => p["description"] = "someone else's"));

        await acceptance.Terraform.StateRemoveAsync(Address);
        (await acceptance.Terraform.ImportAsync(Address, "local/shop")).ShouldSucceed();
        (await IdAsync(acceptance)).Should().Be(id);
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();

        await acceptance.DisappearsAsync(Address, () =>
        {
            Provider.Rancher.Store.Delete("project", id);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Import_OfANameThatTwoProjectsHave_NamesBoth()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Project(Provider, "shop", "") + """

            resource "rancher2_project" "twin" {
              name       = "shop"
              cluster_id = "local"
            }
            """);
        await acceptance.Terraform.StateRemoveAsync(Address);

        (await acceptance.Terraform.ImportAsync(Address, "local/shop")).ShouldFail().Text.Should().Contain("2 objects have this name");
    }

    [Fact]
    public async Task WriteThatLostAgainstAnother_IsMadeAgain()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Project(Provider, "one", ""));
        Provider.Rancher.Faults.Add(new Fault(
            (method, path) => method == "PUT" && path.Contains("/v3/projects/", StringComparison.OrdinalIgnoreCase),
            new FaultKind.Status(409,
                """{"type":"error","status":409,"code":"Conflict","message":"the object has been modified; please apply your changes to the latest version and try again"}"""),
            Times: 2));

        await acceptance.ApplyAsync(Project(Provider, "renamed", ""), plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task Limits_ThatAreNoSuch_AreReportedOnTheirArgument()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Project(Provider, "one", """
            container_resource_limit {
              limits_cpu   = "10m"
              requests_cpu = "50m"
            }
            """));

        var result = await acceptance.Terraform.PlanAsync();

        result.Diagnostics.Should().Contain(d => d.Summary == "Request exceeds the limit" && d.Path == "container_resource_limit[0].requests_cpu");
    }

    [Fact]
    public async Task DataSource_FindsByClusterAndName()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Project(Provider, "shop", Complete) + """

            data "rancher2_project" "this" {
              cluster_id = "local"
              name       = rancher2_project.this.name
            }
            data "rancher2_project" "system" {
              cluster_id = "local"
              name       = "System"
            }
            output "pods" { value = data.rancher2_project.this.resource_quota[0].project_limit[0].pods }
            output "uuid" { value = data.rancher2_project.system.uuid }
            """);

        state.Output("pods").Should().Be("20");
        state.Output("uuid").Should().NotBeNull();
    }

    private Task Change(string id, Action<JObject> change)
    {
        Provider.Rancher.Store.Change("project", id, change);
        return Task.CompletedTask;
    }

    private static async Task<string> IdAsync(AcceptanceCase acceptance) => (string)(await acceptance.Terraform.StateAsync()).Resource(Address)["id"]!;

    private static string Extended(string total, string each) =>
        $$"""
        resource_quota {
          project_limit {
            pods     = "10"
            extended = { {{total}} }
          }
          namespace_default_limit {
            pods     = "2"
            extended = { {{each}} }
          }
        }
        """;

    private static string Monitoring(string on, string memory) =>
        $$"""
        enable_project_monitoring = {{on}}
        project_monitoring_input {
          answers = { "prometheus.resources.core.limits.memory" = "{{memory}}" }
        }
        """;

    private static string Project(ProviderFixture provider, string name, string body, string? cluster = null)
    {
        var local = cluster is null && provider.Rancher.Store.Get("cluster", "local") is not null;
        var parent = local ? "" : $$"""
            resource "rancher2_cluster" "this" {
              name = "of-projects"
              {{cluster}}
            }
            """;
        return provider.Configuration($$"""
            {{parent}}
            resource "rancher2_project" "this" {
              name       = "{{name}}"
              cluster_id = {{(local ? "\"local\"" : "rancher2_cluster.this.id")}}
              {{body}}
            }
            """);
    }
}
