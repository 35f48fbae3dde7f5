using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Apps;

public class AppV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_app_v2.this";
    private const string Type = "catalog.cattle.io.apps";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(App("""
            chart_version = "1.0.0"
            annotations   = { team = "web" }
            labels        = { team = "web" }
            values        = <<-YAML
              # how many
              replicas: 2
              global: { tone: warm }
            YAML
            """)));
        ((string?)state.Value(Address, "id")).Should().Be("local.apps/hello");
        ((string?)state.Value(Address, "cluster_name")).Should().Be("local");
        ((string?)state.Value(Address, "deployment_values")).Should().Contain("replicas: 2").And.Contain("clusterId: local");
        var app = await Other.GetAsync(Type, "apps", "hello");
        JToken.DeepEquals(app.SelectToken("spec.values"), JObject.Parse("""
            {"replicas":2,"global":{"tone":"warm","cattle":{"clusterId":"local","clusterName":"local","systemDefaultRegistry":""},"systemDefaultRegistry":""}}
            """)).Should().BeTrue("Helm got {0}", app.SelectToken("spec.values"));
        ((string?)app["metadata"]!["labels"]!["team"], (string?)app.SelectToken("spec.chart.metadata.annotations.team")).Should().Be(("web", "web"));

        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels", "values", "wait", "cleanup_on_fail", "disable_hooks", "disable_open_api_validation", "force_upgrade", "skip_schema_validation"]);
        await acceptance.ApplyAsync(Provider.Configuration(App("values = \"replicas: 3\"\n wait = false")), plan => plan.ShouldUpdate(Address).UnknownValue("deployment_values"));
        app = await Other.GetAsync(Type, "apps", "hello");
        ((int?)app.SelectToken("spec.values.replicas"), app.SelectToken("spec.values.global.tone"), (int?)app.SelectToken("spec.version")).Should().Be((3, null, 2));
        await acceptance.ApplyAsync(
            Provider.Configuration(App("chart_version = \"1.1.0\"\n values = \"replicas: 3\"")), plan => plan.ShouldUpdate(Address));
        await acceptance.DisappearsAsync(Address, UninstallAsync);
        await acceptance.DestroyAsync();
        (await Other.FindAsync(Type, "apps", "hello")).Should().BeNull();
    }

    [Fact]
    public async Task Drift_OfAValue_IsShown_AndOfWhatRancherAdds_IsNot()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(App("values = \"replicas: 2\"")));

        await UpgradeAsync("""{"replicas":2,"global":{"cattle":{"clusterId":"local","clusterName":"renamed"}}}""");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.DriftAsync(Address, () => UpgradeAsync("""{"replicas":9}"""));
    }

    [Fact]
    public async Task ChartOfRancher_BringsItsDefinitions_AndKnowsItsPlace()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Monitoring("monitoring")));
        var refused = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("works with name = \"rancher-monitoring\" only");
        refused.Path.Should().Be("name");

        var state = await acceptance.ApplyAsync(Provider.Configuration(Monitoring("rancher-monitoring")));

        ((string?)state.Value(Address, "chart_version")).Should().Be("105.1.0+up61.3.2", "the newest was taken");
        (await Other.GetAsync(Type, "cattle-monitoring-system", "rancher-monitoring-crd")).SelectToken("spec.chart.metadata.version")!.ToString().Should().Be("105.1.0+up61.3.2");
        state.Value(Address, "annotations")!.Should().BeEmpty("the chart's own are not the user's");

        await acceptance.ApplyAsync(Provider.Configuration(Monitoring("rancher-monitoring", "104.1.0+up57.0.3")), plan => plan.ShouldUpdate(Address));

        var upgrade = JObject.Parse(Provider.Rancher.Requests.Last(r => r.PathAndQuery.Contains("action=upgrade", StringComparison.Ordinal)).Body);
        upgrade.SelectTokens("charts[*].version").Values<string>().Should().Equal("104.1.0+up57.0.3", "104.1.0+up57.0.3");
        ((JObject)upgrade.SelectToken("charts[1].annotations")!).Properties().Select(p => p.Name)
            .Should().BeEquivalentTo(["catalog.cattle.io/ui-source-repo", "catalog.cattle.io/ui-source-repo-type"], "what the old chart says of itself is not told of the new one");
    }

    [Fact]
    public async Task Failure_TellsHelmsLog_AndTheReleaseIsReplaced()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(App("values = \"a: 1\"", chart: "broken")));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("Cannot create");

        error.Detail.Should().Contain("exit code: 1").And.Contain("context deadline exceeded").And.Contain("local.apps/hello");
        (await acceptance.Terraform.StateAsync()).Resource(Address).Should().NotBeNull("Helm has left a release behind");
        await acceptance.ApplyAsync(Provider.Configuration(App("values = \"a: 1\"")), plan => plan.ShouldReplace(Address));
    }

    [Theory]
    [InlineData("hello-word", "", "did you mean \"hello-world\"?")]
    [InlineData("hello-world", "chart_version = \"9.9.9\"", "it has 1.1.0, 1.0.0")]
    public async Task Chart_ThatIsNotOffered_IsToldInThePlanAndRefusedInTheApply(string chart, string more, string says)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(App(more, chart)));

        (await acceptance.Terraform.PlanAsync()).ShouldSucceed().Diagnostics.Should().ContainSingle(d => d.Summary.Contains("not offered", StringComparison.Ordinal)).Which.Detail.Should().Contain(says);
        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error(says);
    }

    [Fact]
    public async Task Repository_ThatDoesNotExist_IsRefusedWithThoseThatDo()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(App("").Replace("rancher-charts", "rancher-chart", StringComparison.Ordinal)));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("did you mean \"rancher-charts\"?").Path.Should().Be("repo_name");
    }

    [Fact]
    public async Task Answer_ThatIsLost_IsLookedUp_AndNothingIsInstalledTwice()
    {
        Provider.Rancher.Faults.Add(Fault.On("POST", "/v1/catalog.cattle.io.clusterrepos/rancher-charts", new FaultKind.LostAnswer()));
        await using var acceptance = Provider.Case();

        await acceptance.ApplyAsync(Provider.Configuration(App("values = \"a: 1\"")));

        Provider.Rancher.Requests.Count(r => r.Method == "POST" && r.PathAndQuery.Contains("action=install", StringComparison.Ordinal)).Should().Be(1);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Release_ThatExists_IsNotInstalledOver()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(App("")));
        acceptance.Terraform.Configure(Provider.Configuration(App("") + App("").Replace("\"this\"", "\"second\"", StringComparison.Ordinal)));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("already").Detail.Should().Contain("terraform import");
    }

    private async Task UninstallAsync()
    {
        await Other.ActAsync(Type, "apps", "hello", "uninstall");
        await EventuallyAsync(async () => await Other.FindAsync(Type, "apps", "hello") is null);
    }

    private async Task UpgradeAsync(string values)
    {
        var wanted = JObject.Parse(values);
        await Other.ActAsync("catalog.cattle.io.clusterrepos", null, "rancher-charts", "upgrade", new JObject
        {
            ["namespace"] = "apps",
            ["charts"] = new JArray(new JObject { ["chartName"] = "hello-world", ["releaseName"] = "hello", ["values"] = wanted }),
        });
        await EventuallyAsync(async () => JToken.DeepEquals((await Other.GetAsync(Type, "apps", "hello")).SelectToken("spec.values"), wanted));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; !await isSo(); i++)
        {
            i.Should().BeLessThan(100, "what was asked for happens within seconds");
            await Task.Delay(100);
        }
    }

    private static string Monitoring(string name, string? version = null) =>
        $$"""
        resource "rancher2_app_v2" "this" {
          cluster_id = "local"
          name       = "{{name}}"
          namespace  = "cattle-monitoring-system"
          repo_name  = "rancher-charts"
          chart_name = "rancher-monitoring"
          {{(version is null ? "" : $"chart_version = \"{version}\"")}}
        }
        """;

    private static string App(string more, string chart = "hello-world") =>
        $$"""
        resource "rancher2_app_v2" "this" {
          cluster_id = "local"
          name       = "hello"
          namespace  = "apps"
          repo_name  = "rancher-charts"
          chart_name = "{{chart}}"
          {{more}}
        }

        """;
}
