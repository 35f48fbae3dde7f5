namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>How rules behave around a run: silence, waiting, the demo of the talk.</summary>
public sealed class RuleBehaviourTests(RuleTerraform terraform) : IClassFixture<RuleTerraform>
{
    private const string Unknown = "resource \"terraform_data\" \"late\" {}\n";

    private static string Fixture(params string[] parts) =>
        File.ReadAllText(RepositoryRoot.File(["tests", "Rancher.Provider.Tests", "Windows", "Rules", "fixtures", .. parts]));

    /// <summary>Terraform validates before it destroys, and an error there would keep what was applied once from being destroyed.</summary>
    [Fact]
    public async Task AnError_IsFoundByThePlan_AndNotByValidate()
    {
        using var cli = terraform.Open();
        cli.Write("provider.tf", terraform.Frame()).Write("main.tf", Fixture("W-04", "trips.tf"));

        (await cli.ValidateAsync()).ShouldSucceed();
        (await cli.PlanAsync()).Error("(W-04)").Path.Should().Contain("flannel_backend_port");
    }

    [Theory]
    [InlineData("W-04", "")]
    [InlineData("W-03", ".v2")]
    [InlineData("W-66", "")]
    public async Task WhatWasAppliedOnce_CanBeChangedInOtherWays_AndDestroyed(string rule, string variant)
    {
        using var cli = terraform.Open();
        var body = new RuleFixture(rule, variant).Trips.Body;
        cli.Write("provider.tf", terraform.Frame($"ignore_rules = [\"{rule}\"]")).Write("main.tf", body);
        (await cli.ApplyAsync()).ShouldSucceed();
        cli.Write("provider.tf", terraform.Frame());

        (await cli.PlanAsync()).ShouldSucceed().Diagnostics.Should().Contain(d => d.Summary.EndsWith($"({rule})", StringComparison.Ordinal) && d.Severity == "warning", "what is as it was is told and not refused");
        cli.Write("main.tf", body.Replace("\n  rke_config {", "\n  annotations = { team = \"web\" }\n  rke_config {", StringComparison.Ordinal));
        (await cli.PlanAsync()).ShouldSucceed();
        (await cli.DestroyAsync()).ShouldSucceed();
    }

    /// <summary>The node was refused when it was created, after its cluster was there.</summary>
    [Fact]
    public async Task ARefusedNode_DoesNotKeepItsClusterFromBeingDestroyed()
    {
        using var cli = terraform.Open();
        var step = new RuleFixture("W-02", ".node").Trips;
        cli.Write("provider.tf", terraform.Frame()).Write("main.tf", step.Before!);
        (await cli.ApplyAsync()).ShouldSucceed();
        cli.Write("main.tf", step.Body);
        (await cli.PlanAsync()).ShouldSucceed().Diagnostics.Should().Contain(d => d.Summary.EndsWith("(W-02)", StringComparison.Ordinal) && d.Detail.Contains("will be refused", StringComparison.Ordinal));
        (await cli.ApplyAsync()).ShouldFail().Error("(W-02)");

        (await cli.DestroyAsync()).ShouldSucceed();
    }

    /// <summary>What the configuration itself shows is judged in the first plan, when the cluster has no id.</summary>
    [Theory]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "machine_global_config = \"cni: canal\"", "(W-03)")]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "machine_global_config = \"cni: cilium\"", "(W-03)")]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "", "(W-03)")]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "machine_global_config = \"cni: flannel\"\n    chart_values = \"rke2-flannel: {flannel: {vni: 1}}\"", "(W-06)")]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "machine_global_config = \"cni: flannel\"\n    chart_values = \"rke2-flannel: {flannel: {backendPort: 8472}}\"", "(W-06)")]
    [InlineData("rancher2_cluster_v2", "v1.34.1+k3s1", "", "(W-25)")]
    [InlineData("rancher2_cluster_v2", "v1.34.10+rke2r1", "machine_global_config = \"cni: calico\"", null)]
    [InlineData("rancher2_cluster", "v1.21.14-rancher1-1", "", "(W-02)")]
    [InlineData("rancher2_cluster", "v1.21.14-rancher1-1", "network {\n      plugin = \"flannel\"\n    }", "(W-04)")]
    public async Task AFirstPlan_JudgesTheClusterOfAWindowsNode(string type, string version, string rke, string? rule)
    {
        var isV2 = type == "rancher2_cluster_v2";
        var body = $$"""
            resource "{{type}}" "this" {
              name = "web"
              {{(isV2 ? $"kubernetes_version = \"{version}\"" : "")}}
              rke_config {
                {{(isV2 ? "" : $"kubernetes_version = \"{version}\"")}}
                {{rke}}
              }
            }
            resource "rancher2_custom_node" "windows" {
              cluster_id = {{type}}.this.{{(isV2 ? "cluster_v1_id" : "id")}}
              name       = "win-1"
              os         = "windows"
              roles      = ["worker"]
            }
            """;

        var (result, _) = await terraform.PlanAsync(body);

        if (rule is null)
        {
            result.ShouldSucceed();
        }
        else
        {
            result.Error(rule).Path.Should().Be("cluster_id");
            result.Error(rule).Address.Should().Be("rancher2_custom_node.windows");
        }
    }

    /// <summary>Which of two new clusters a node is to join, a plan does not show.</summary>
    [Fact]
    public async Task AFirstPlan_WithAFittingCluster_IsNotRefused()
    {
        var (result, _) = await terraform.PlanAsync("""
            resource "rancher2_cluster_v2" "canal" {
              name               = "one"
              kubernetes_version = "v1.34.10+rke2r1"
              rke_config {}
            }
            resource "rancher2_cluster_v2" "calico" {
              name               = "two"
              kubernetes_version = "v1.34.10+rke2r1"
              rke_config {
                machine_global_config = "cni: calico"
              }
            }
            resource "rancher2_custom_node" "windows" {
              cluster_id = rancher2_cluster_v2.calico.cluster_v1_id
              name       = "win-1"
              os         = "windows"
              roles      = ["worker"]
              depends_on = [rancher2_cluster_v2.canal]
            }
            """);

        result.ShouldSucceed();
    }

    [Fact]
    public async Task AnImportedCluster_TakesNoMachines()
    {
        const string imported = """
            resource "rancher2_cluster" "this" {
              name = "imported"
            }

            """;
        const string node = """
            resource "rancher2_custom_node" "linux" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-1"
              roles      = ["worker"]
            }
            """;

        var (first, _) = await terraform.PlanAsync(imported + node);
        var (later, _) = await terraform.PlanAsync(imported + node, before: imported);

        foreach (var result in new[] { first, later })
        {
            var error = result.Error("No machine can join this cluster");
            error.Path.Should().Be("cluster_id");
            error.Detail.Should().Contain("\"imported\"");
        }
    }

    /// <summary>The Linux nodes that the Windows node waits for are planned before it.</summary>
    [Fact]
    public async Task W23_IsSilent_WhereThePlanMakesTheLinuxNodesFirst()
    {
        var step = new RuleFixture("W-23", "").Trips;
        var linux = """

            resource "rancher2_custom_node" "linux" {
              cluster_id = rancher2_cluster.this.id
              name       = "linux-1"
              roles      = ["etcd", "controlplane", "worker"]
            }
            """;

        var (result, _) = await terraform.RunAsync(step with { Body = step.Body.Replace("[\"worker\"]", "[\"worker\"]\n  depends_on = [rancher2_custom_node.linux]", StringComparison.Ordinal) + linux });

        result.ShouldSucceed().Diagnostics.Should().NotContain(d => d.Summary.EndsWith("(W-23)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASilencedError_IsNotTold_AndTheSilenceIs()
    {
        var (result, _) = await terraform.PlanAsync(Fixture("W-04", "trips.tf"), provider: "ignore_rules = [\"W-04\", \"W-26\"]");

        result.ShouldSucceed();
        result.Diagnostics.Where(IsOfRules).Should().ContainSingle().Which.Summary.Should().Be("2 of the Windows and Flannel rules are silent");
    }

    public static TheoryData<string, string> Silenced => new()
    {
        { "W-04", "" }, { "W-03", ".v2" }, { "W-57", "" }, { "W-19", ".node" }, { "W-02", ".node" }, { "W-23", "" }, { "W-24", "" }, { "W-27", "" }, { "W-58", "" }, { "W-61", "" }, { "W-64", "" },
    };

    /// <summary>Clusters of both kinds, nodes, tokens and machine configurations: told in validation, in the plan, when a node is destroyed, when a token is opened.</summary>
    [Theory]
    [MemberData(nameof(Silenced))]
    public async Task ASilencedRule_IsToldNowhere_AndTheSilenceOnce(string rule, string variant)
    {
        var (result, _) = await terraform.RunAsync(new RuleFixture(rule, variant).Trips, $"ignore_rules = [\"{rule}\"]");

        result.Diagnostics.Should().NotContain(d => d.Summary.EndsWith($"({rule})", StringComparison.Ordinal));
        result.Diagnostics.Should().ContainSingle(d => d.Summary == "1 of the Windows and Flannel rules is silent").Which.Detail.Should().Contain(rule);
    }

    [Fact]
    public async Task ASilencedRule_LetsAMachineJoin()
    {
        var (result, _) = await terraform.RunAsync(new RuleFixture("W-49", "").Trips, "ignore_rules = [\"W-49\"]");

        result.ShouldSucceed();
    }

    /// <summary>Nothing is created, not even the cluster.</summary>
    [Fact]
    public async Task ANodeOfAClusterThatCannotCarryIt_IsRefusedWhenBothAreNew()
    {
        var step = new RuleFixture("W-02", ".node").Trips;

        var (result, _) = await terraform.RunAsync(step with { Before = null, Machine = "" });

        var error = result.ShouldFail().Error("(W-02)");
        error.Path.Should().Be("cluster_id");
        error.Address.Should().Be("rancher2_custom_node.windows");
    }

    [Fact]
    public async Task ASilenceThatHangsOnAVariable_CountsToo()
    {
        using var cli = terraform.Open();
        cli.Write("provider.tf", terraform.Frame("ignore_rules = var.silent")).Write("main.tf", Fixture("W-04", "trips.tf"))
            .Write("variables.tf", "variable \"silent\" {\n  type = list(string)\n}\n").Write("terraform.tfvars", "silent = [\"W-04\"]\n");

        (await cli.PlanAsync()).ShouldSucceed();
        cli.Write("terraform.tfvars", "silent = []\n");
        (await cli.PlanAsync()).Error("(W-04)");
    }

    [Fact]
    public async Task AnUnknownId_IsRefusedWithTheNearest()
    {
        var (result, _) = await terraform.PlanAsync(Fixture("W-04", "clean.tf"), provider: "ignore_rules = [\"W4\"]");

        result.Error("There is no rule").Detail.Should().Contain("Did you mean \"W-04\"?");
    }

    [Fact]
    public async Task AWarning_IsToldOnce()
    {
        var (result, _) = await terraform.PlanAsync(Fixture("W-55", "trips.tf"));

        result.Diagnostics.Where(d => d.Summary.Contains("(W-55)", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public async Task AnUnknownValue_MakesRulesWait()
    {
        var body = Fixture("W-04", "trips.tf").Replace("\"8472\"", "terraform_data.late.id", StringComparison.Ordinal) + Unknown;

        var (result, _) = await terraform.PlanAsync(body);

        result.ShouldSucceed().Diagnostics.Should().NotContain(d => d.Summary.Contains("W-04", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("W-03", ".v2", "\"cni: canal\"")]
    [InlineData("W-38", ".node", "\"windows-worker-01\"")]
    [InlineData("W-19", ".node", "[\"etcd\", \"worker\"]")]
    [InlineData("W-02", ".node", "rancher2_cluster.this.id")]
    [InlineData("W-64", "", "<<-EOT")]
    public async Task AnUnknownValue_MakesRulesWait_OnEveryResource(string rule, string variant, string value)
    {
        var step = new RuleFixture(rule, variant).Trips;
        var late = value.StartsWith('[') ? "[terraform_data.late.id]" : "terraform_data.late.id";
        var body = step.Body.Replace(value, value == "<<-EOT" ? "terraform_data.late.id == \"\" ? \"\" : <<-EOT" : late, StringComparison.Ordinal) + Unknown;

        var (result, _) = await terraform.RunAsync(step with { Body = body });

        result.ShouldSucceed().Diagnostics.Should().NotContain(d => d.Summary.EndsWith($"({rule})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheDemo_IsRefusedForItsVersion_AndToldTheRest()
    {
        var (result, _) = await terraform.PlanAsync(Fixture("demo", "main.tf"));
        result.Errors.Should().ContainSingle().Which.Summary.Should().Contain("(W-28)");

        var (repaired, outputs) = await terraform.PlanAsync(Fixture("demo", "main.tf").Replace("v1.13.5-rancher1-2", "v1.20.15-rancher1-1", StringComparison.Ordinal));
        repaired.ShouldSucceed().Diagnostics.Where(IsOfRules).Select(d => d.Summary).Should().ContainSingle().Which.Should().Contain("(W-26)");
        outputs.Should().Contain("\"flannel_backend_port\":\"4789\"").And.Contain("\"flannel_backend_vni\":\"4096\"");
        new[] { "W-26", "W-34", "W-35", "W-50", "W-60" }.Should().OnlyContain(id => outputs.Contains($"\"{id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheDefaultsOfRke_AreRefused()
    {
        var (result, _) = await terraform.PlanAsync(Fixture("demo", "defaults.tf"));

        result.Errors.Select(e => e.Summary[^6..]).Should().BeEquivalentTo("(W-04)", "(W-05)");
    }

    // The old Kubernetes versions of the fixtures are not on the list of the server they run on.
    private static bool IsOfRules(TerraformDiagnostic diagnostic) => !diagnostic.Summary.StartsWith("Rancher does not list Kubernetes", StringComparison.Ordinal);
}
