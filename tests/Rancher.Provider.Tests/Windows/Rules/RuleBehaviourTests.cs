
namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>How rules behave around a run: silence, waiting, the demo of the talk.</summary>
public sealed class RuleBehaviourTests(RuleTerraform terraform) : IClassFixture<RuleTerraform>
{
    private const string Unknown = "resource \"terraform_data\" \"late\" {}\n";

    private static string Fixture(params string[] parts) =>
        File.ReadAllText(RepositoryRoot.File(["tests", "Rancher.Provider.Tests", "Windows", "Rules", "fixtures", .. parts]));

    [Fact]
    public async Task AnError_IsFoundByValidate()
    {
        using var cli = terraform.Open();
        cli.Write("provider.tf", terraform.Frame()).Write("main.tf", Fixture("W-04", "trips.tf"));

        var result = await cli.ValidateAsync();

        result.Error("(W-04)").Path.Should().Contain("flannel_backend_port");
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

    /// <summary>A plan that makes the cluster as well cannot know what the node will find; the apply does, and touches no machine.</summary>
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
