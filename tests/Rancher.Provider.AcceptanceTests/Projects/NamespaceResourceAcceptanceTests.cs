using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Projects;

public sealed class NamespaceResourceAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_namespace.this";

    private const string Complete = """
        description = "Everything there is to say."
        labels      = { team = "shop" }
        annotations = { "example.com/owner" = "me" }
        container_resource_limit {
          limits_cpu   = "100m"
          requests_cpu = "50m"
        }
        resource_quota {
          limit {
            limits_cpu = "400m"
            pods       = "4"
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
        var cluster = await ClusterAsync(provider, acceptance);

        await acceptance.ApplyAsync(Configuration(provider, cluster, Complete), plan => plan.ShouldCreate(Address));
        var made = Namespace(provider, cluster)!;
        made.SelectToken("resourceQuota.limit.pods")!.Value<string>().Should().Be("4");
        made.SelectToken("containerDefaultResourceLimit.limitsCpu")!.Value<string>().Should().Be("100m");
        ((string?)made["projectId"]).Should().StartWith(cluster + ":p-");
        await acceptance.ImportAndCompareAsync(Address, $"{cluster}.web", ignore: ["annotations", "labels", "adopt", "wait_for_cluster"]);

        await acceptance.ApplyAsync(Configuration(provider, cluster, Complete.Replace("Everything there is to say.", "Less.",
            StringComparison.Ordinal)), plan => plan.ShouldUpdate(Address));
        var changed = Namespace(provider, cluster)!;
        changed.SelectToken("containerDefaultResourceLimit.limitsCpu")!.Value<string>().Should().Be("100m", "a change of something else does not "
            + "give the limits of the project back");
        ((string?)changed["labels"]!["team"]).Should().Be("shop");

        await acceptance.ApplyAsync(Configuration(provider, cluster, ""), plan => plan.ShouldUpdate(Address));
        provider.Rancher.Advance(TimeSpan.FromSeconds(1));
        var bare = Namespace(provider, cluster)!;
        bare.SelectToken("resourceQuota.limit.pods")!.Value<string>().Should().Be("5", "the namespace gets what the project gives each");
        bare.SelectToken("containerDefaultResourceLimit.limitsCpu")!.Value<string>().Should().Be("200m");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("what the project gives is no drift");

        await acceptance.DestroyAsync();
        Namespace(provider, cluster).Should().BeNull();
    }

    [Theory]
    [InlineData("2.4.18")]
    [InlineData("2.14.4")]
    public async Task Moves_WithinTheCluster(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var cluster = await ClusterAsync(provider, acceptance);
        await acceptance.ApplyAsync(Moving(provider, cluster, $"\"{cluster}\""));
        ((string?)Namespace(provider, cluster)!["projectId"]).Should().BeNull("the id of a cluster is no project");

        foreach (var project in new[] { "rancher2_project.a.id", "rancher2_project.b.id" })
        {
            await acceptance.ApplyAsync(Moving(provider, cluster, project), plan => plan.ShouldUpdate(Address));
            var id = (string)(await acceptance.Terraform.StateAsync()).Resource(project[..^3])["id"]!;
            ((string?)Namespace(provider, cluster)!["projectId"]).Should().Be(id);
        }

        await acceptance.DriftAsync(Address, () =>
        {
            provider.Rancher.Store.Change("namespace", $"{cluster}/web", n => n["projectId"] = null);
            return Task.CompletedTask;
        });
        await acceptance.ApplyAsync(Moving(provider, cluster, $"\"{cluster}\""), plan => plan.ShouldUpdate(Address));
        ((string?)Namespace(provider, cluster)!["projectId"]).Should().BeNull();
    }

    [Fact]
    public async Task AnotherCluster_ReplacesTheNamespace()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration("""
            resource "rancher2_cluster" "other" { name = "other" }
            resource "rancher2_namespace" "this" {
              name       = "web"
              project_id = "local"
            }
            """));
        var other = (string)(await acceptance.Terraform.StateAsync()).Resource("rancher2_cluster.other")["id"]!;
        Provider.Rancher.ConnectImported(other);

        await acceptance.ApplyAsync(
            Provider.Configuration($$"""
                resource "rancher2_cluster" "other" { name = "other" }
                resource "rancher2_namespace" "this" {
                  name       = "web"
                  project_id = "{{other}}"
                }
                """),
            plan => plan.ShouldReplace(Address));

        Namespace(Provider, "local").Should().BeNull();
        Namespace(Provider, other).Should().NotBeNull();
    }

    [Fact]
    public async Task Import_NeverMoves_AndTakesTheProjectThatItIsIn()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Provider, "local", ""));
        var project = (string)(await acceptance.Terraform.StateAsync()).Resource("rancher2_project.this")["id"]!;
        await acceptance.Terraform.StateRemoveAsync(Address);
        Provider.Rancher.ClearRequests();

        (await acceptance.Terraform.ImportAsync(Address, "local:p-other.web")).ShouldSucceed();

        ((string?)(await acceptance.Terraform.StateAsync()).Resource(Address)["project_id"]).Should().Be(project);
        Provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Existing_IsRefused_OrAdoptedAndMovedIntoTheProject()
    {
        await using var acceptance = Provider.Case();
        await Other.CreateAsync("namespaces", JObject.Parse("""{"metadata":{"name":"web","labels":{"theirs":"yes"}}}"""));
        acceptance.Terraform.Configure(Configuration(Provider, "local", ""));
        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("exists already").Detail.Should().Contain("terraform import "
            + "rancher2_namespace.NAME local:p-");

        await acceptance.ApplyAsync(Configuration(Provider, "local", "adopt = true", quota: false));

        var adopted = Namespace(Provider, "local")!;
        ((string?)adopted["projectId"]).Should().Be((string)(await acceptance.Terraform.StateAsync()).Resource("rancher2_project.this")["id"]!);
        ((string?)adopted["labels"]!["theirs"]).Should().Be("yes");
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("pods = \"4\"", "The quota has other keys than the project's")]
    [InlineData("limits_cpu = \"4\"\n pods = \"4\"", "Quota exceeds the project")]
    [InlineData("limits_cpu = \"1\"\n pods = \"4\"\n secrets = \"1\"", "The quota has other keys than the project's")]
    public async Task QuotaThatDoesNotFitTheProject_IsRefusedInThePlan(string limits, string summary)
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Provider, "local", ""));
        acceptance.Terraform.Configure(Configuration(Provider, "local", $$"""
            resource_quota {
              limit {
                {{limits}}
              }
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(summary);
    }

    [Fact]
    public async Task QuotaOfTheProject_CountsAsThisRunPlansIt()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Provider, "local", ""));
        var raised = Configuration(Provider, "local", """
            resource_quota {
              limit {
                limits_cpu = "4"
                pods       = "40"
              }
            }
            """).Replace("pods       = \"20\"", "pods       = \"200\"", StringComparison.Ordinal).Replace("\"2000m\"", "\"20\"", StringComparison.Ordinal);

        await acceptance.ApplyAsync(raised, plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task QuotaOfAProjectThatIsLoweredLater_DoesNotBlockTheNamespacesInIt()
    {
        await using var projects = Provider.Case();
        var project = (string)(await projects.ApplyAsync(Configuration(Provider, "local", ""))).Resource("rancher2_project.this")["id"]!;
        string Own(string name, string description, int pods) => Provider.Configuration($$"""
            resource "rancher2_namespace" "this" {
              name        = "{{name}}"
              project_id  = "{{project}}"
              description = "{{description}}"
              resource_quota {
                limit {
                  limits_cpu = "1"
                  pods       = "{{pods}}"
                }
              }
            }
            """);
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Own("api", "first", 4));
        Provider.Rancher.Store.Change("project", project, p => p["resourceQuota"]!["limit"]!["pods"] = "2");

        await acceptance.ApplyAsync(Own("api", "second", 4), plan => plan.ShouldUpdate(Address));

        acceptance.Terraform.Configure(Own("api", "second", 5));
        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Quota exceeds the project");
    }

    [Fact]
    public async Task MoveIntoAProjectWithAQuota_IsRefusedInThePlan()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Moving(Provider, "local", "\"local\""));
        Provider.Rancher.Store.Change("project", (string)(await acceptance.Terraform.StateAsync()).Resource("rancher2_project.a")["id"]!, p =>
        {
            p["resourceQuota"] = JObject.Parse("""{"limit":{"pods":"10"}}""");
            p["namespaceDefaultResourceQuota"] = JObject.Parse("""{"limit":{"pods":"1"}}""");
        });
        acceptance.Terraform.Configure(Moving(Provider, "local", "rancher2_project.a.id") + "\n");

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Rancher does not move the namespace").Path.Should().Be("project_id");
    }

    [Fact]
    public async Task UnknownProject_IsReportedInThePlan()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_namespace" "this" {
              name       = "web"
              project_id = "local:p-nope0"
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("This Rancher has no such project").Path.Should().Be("project_id");
    }

    [Fact]
    public async Task ClusterThatIsDown_KeepsTheState_AndTheErrorSaysSo()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Provider, "local", ""));
        Provider.Rancher.Faults.Add(new Fault(
            (_, path) => path.Contains("/v3/clusters/local/namespaces", StringComparison.OrdinalIgnoreCase),
            new FaultKind.Status(503, """{"type":"error","status":503,"code":"ClusterUnavailable","message":"ClusterUnavailable 503: cluster not found"}"""),
            Times: 10));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Cannot read rancher2_namespace \"web\"");

        refused.Detail.Should().Contain("not connected to Rancher");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(Address);
    }

    [Fact]
    public async Task InAClusterThatIsNotActive_FailsAtOnceUnlessItWaits()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_cluster" "new" { name = "fresh" }
            resource "rancher2_namespace" "this" {
              name       = "web"
              project_id = rancher2_cluster.new.id
            }
            """));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("has yet to be active").Detail.Should().Contain("set wait_for_cluster = true");
    }

    [Fact]
    public async Task DisappearsWithItsProject_AndIsPlannedAgain()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Provider, "local", ""));

        await acceptance.DisappearsAsync(Address, () =>
        {
            Provider.Rancher.Store.Delete("namespace", "local/web");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task DataSource_FindsByProjectAndName()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Configuration(Provider, "local", Complete) + """

            data "rancher2_namespace" "this" {
              name       = rancher2_namespace.this.name
              project_id = rancher2_project.this.id
            }
            data "rancher2_namespace" "outside" {
              name       = "default"
              project_id = "local"
            }
            output "pods" { value = data.rancher2_namespace.this.resource_quota[0].limit[0].pods }
            output "default" { value = data.rancher2_namespace.outside.id }
            """);

        state.Output("pods").Should().Be("4");
        state.Output("default").Should().Be("default");
    }

    private static JObject? Namespace(ProviderFixture provider, string cluster) => provider.Rancher.Store.Get("namespace", $"{cluster}/web");

    /// <summary>The id of a cluster that is connected: <c>local</c> where the server has one.</summary>
    private static async Task<string> ClusterAsync(ProviderFixture provider, AcceptanceCase acceptance)
    {
        if (provider.Rancher.Store.Get("cluster", "local") is not null)
        {
            return "local";
        }

        var cluster = (string)(await acceptance.ApplyAsync(provider.Configuration("""resource "rancher2_cluster" "of_namespaces" { name = "of-namespaces" }"""))).Resource("rancher2_cluster.of_namespaces")["id"]!;
        provider.Rancher.ConnectImported(cluster);
        await acceptance.Terraform.StateRemoveAsync("rancher2_cluster.of_namespaces");
        return cluster;
    }

    private static string Configuration(ProviderFixture provider, string cluster, string body, bool quota = true)
    {
        var limits = quota ? """
            container_resource_limit { limits_cpu = "200m" }
            resource_quota {
              project_limit {
                limits_cpu = "2000m"
                pods       = "20"
              }
              namespace_default_limit {
                limits_cpu = "500m"
                pods       = "5"
              }
            }
            """ : "";
        return provider.Configuration($$"""
            resource "rancher2_project" "this" {
              name       = "shop"
              cluster_id = "{{cluster}}"
              {{limits}}
            }
            resource "rancher2_namespace" "this" {
              name       = "web"
              project_id = rancher2_project.this.id
              {{body}}
            }
            """);
    }

    private static string Moving(ProviderFixture provider, string cluster, string project) => provider.Configuration($$"""
        resource "rancher2_project" "a" {
          name       = "a"
          cluster_id = "{{cluster}}"
        }
        resource "rancher2_project" "b" {
          name       = "b"
          cluster_id = "{{cluster}}"
        }
        resource "rancher2_namespace" "this" {
          name       = "web"
          project_id = {{project}}
        }
        """);
}
