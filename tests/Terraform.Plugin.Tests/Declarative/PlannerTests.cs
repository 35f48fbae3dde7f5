using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class PlannerTests
{
    private static readonly TfMap Config = Value(("name", "a"));

    [Fact]
    public void Plan_Create_ComputedAreUnknownAndTheRestIsNullOrDefault() => Plan(Config, TfValue.Null).Should().Be(Value(
        ("id", TfValue.Unknown), ("name", "a"), ("driver", TfValue.Unknown), ("windows", false), ("job_timeout", 30), ("labels", TfValue.Unknown)));

    [Fact]
    public void Plan_NothingChanged_EqualsPrior()
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("driver", "rke"), ("windows", false), ("job_timeout", 30), ("labels", Map()));

        Plan(Config, prior).Should().Be(prior);
    }

    [Fact]
    public void Plan_NameChanged_ComputedKeepTheirValues()
    {
        var prior = Value(("id", "c-1"), ("name", "old"), ("driver", "rke"), ("windows", false), ("job_timeout", 30), ("labels", Map()));

        Plan(Config, prior).Should().Be(prior.With("name", "a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Plan_StateHasAnEmptyValueThatConfigurationLeavesOut_IsKept(string? empty)
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("description", empty), ("windows", false), ("job_timeout", 30));

        Plan(Config, prior).Should().Be(prior);
    }

    [Fact]
    public void Plan_EmptyValueThatWeStored_IsClearedWhereConfigurationLeavesItOut()
    {
        var privateState = PrivateState.Read([]).WithConfigured(Sample.Fields, Config, isNew: true);
        var prior = Value(("id", "c-1"), ("name", "a"), ("description", ""), ("windows", false), ("job_timeout", 30));

        var (planned, findings) = Planner.Plan(Sample.Fields, Config, prior, privateState);

        planned["description"].Should().Be(TfValue.Null, "core takes nothing else from a strict provider");
        findings.NeedsLegacyTypeSystem.Should().BeFalse();
    }

    [Fact]
    public void Plan_EmptyValueThatRancher2Stored_IsKeptAfterAnApplyOfOurs()
    {
        var privateState = PrivateState.Read([]).WithConfigured(Sample.Fields, Config, isNew: false).WithConfigured(Sample.Fields, Config, isNew: false);
        var prior = Value(("id", "c-1"), ("name", "a"), ("description", ""), ("windows", false), ("job_timeout", 30));

        Planner.Plan(Sample.Fields, Config, prior, PrivateState.Read(privateState.ToBytes())).Planned.Should().Be(prior);
    }

    [Fact]
    public void Plan_EmptyValueThatRancher2Stored_IsKeptAndSaid() =>
        Planner.Plan(Sample.Fields, Config, Value(("id", "c-1"), ("name", "a"), ("binds", TfValue.EmptyList)), PrivateState.Read([]))
            .Findings.NeedsLegacyTypeSystem.Should().BeTrue();

    [Fact]
    public void Plan_ArgumentRemoved_IsCleared()
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("description", "old"), ("binds", TfValue.List("x")));

        var planned = Plan(Config, prior);

        planned["description"].Should().Be(TfValue.Null);
        planned["binds"].Should().Be(TfValue.Null);
    }

    [Fact]
    public void Plan_ArgumentSetToEmpty_IsEmptyNotNull() =>
        Plan(Value(("name", "a"), ("description", ""), ("binds", TfValue.EmptyList)), Value(("id", "c-1"), ("name", "a"), ("description", "old")))
            .Should().Match<TfMap>(p => p["description"].Equals((TfValue)"") && p["binds"].Equals(TfValue.EmptyList));

    [Fact]
    public void Plan_DefaultThatOldStateDoesNotHave_ChangesNothing()
    {
        var prior = Value(("id", "c-1"), ("name", "a"));

        Plan(Config, prior).Should().Be(prior);
    }

    [Fact]
    public void Plan_ExplicitValueOfADefaultRemoved_GoesBackToTheDefault() =>
        Plan(Config, Value(("id", "c-1"), ("name", "a"), ("job_timeout", 90)))["job_timeout"].Should().Be((TfValue)30);

    [Fact]
    public void Plan_UnknownConfiguration_StaysUnknown() =>
        Plan(Value(("name", TfValue.Unknown)), Value(("id", "c-1"), ("name", "a")))["name"].Should().Be(TfValue.Unknown);

    [Fact]
    public void Plan_ReplacingFieldChanged_NamesThePath()
    {
        var (_, findings) = Planner.Plan(Sample.Fields, Value(("name", "a"), ("windows", true)), Value(("name", "a"), ("windows", false)), PrivateState.Read([]));

        findings.Replace.Should().Equal(TfPath.Of("windows"));
    }

    [Fact]
    public void Plan_ReplacingFieldNullInOldState_DoesNotReplace() =>
        Planner.Plan(Sample.Fields, Config, Value(("name", "a")), PrivateState.Read([])).Findings.Replace.Should().BeEmpty();

    [Fact]
    public void Plan_SameYamlWrittenDifferently_KeepsPrior()
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("policy", "a: 1\nb: [x]\n"));

        Plan(Value(("name", "a"), ("policy", "b:\n- x\na: 1")), prior).Should().Be(prior);
    }

    [Fact]
    public void Plan_LabelsOfRancherBesideThoseOfTheUser_ChangeNothing()
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("labels", Map(("cattle.io/creator", "norman"), ("team", "x"))));

        Plan(Value(("name", "a"), ("labels", Map(("team", "x")))), prior).Should().Be(prior);
    }

    [Fact]
    public void Plan_LabelChanged_KeepsWhatTheConfigurationNeverHad()
    {
        var prior = Value(("name", "a"), ("labels", Map(("cattle.io/creator", "norman"), ("team", "x"))));

        var (planned, findings) = Planner.Plan(Sample.Fields, Value(("name", "a"), ("labels", Map(("team", "y")))), prior, PrivateState.Read([]));

        planned["labels"].Should().Be(Map(("cattle.io/creator", "norman"), ("team", "y")), "rancher2's state lists what is Rancher's own");
        findings.NeedsLegacyTypeSystem.Should().BeTrue("core takes it from no strict provider");
    }

    [Fact]
    public void Plan_LabelOfTheUsersThatLooksLikeTheSystems_IsRemovedWithTheConfigurations()
    {
        var had = Value(("name", "a"), ("labels", Map(("cattle.io/mine", "1"), ("team", "x"))));
        var privateState = PrivateState.Read([]).WithConfigured(Sample.Fields, had);

        var (planned, findings) = Planner.Plan(
            Sample.Fields,
            Value(("name", "a"), ("labels", Map(("team", "x")))),
            Value(("name", "a"), ("labels", Map(("cattle.io/mine", "1"), ("cattle.io/creator", "norman"), ("team", "x")))),
            PrivateState.Read(privateState.ToBytes()));

        planned["labels"].Should().Be(Map(("cattle.io/creator", "norman"), ("team", "x")));
        findings.NeedsLegacyTypeSystem.Should().BeTrue();
    }

    [Fact]
    public void Plan_OnlyLabelsOfOurs_IsExactlyTheConfiguration()
    {
        var had = Value(("name", "a"), ("labels", Map(("cattle.io/mine", "1"), ("team", "x"))));

        var (planned, findings) = Planner.Plan(
            Sample.Fields, Value(("name", "a"), ("labels", Map(("team", "x")))), had, PrivateState.Read([]).WithConfigured(Sample.Fields, had));

        planned["labels"].Should().Be(Map(("team", "x")));
        findings.NeedsLegacyTypeSystem.Should().BeFalse();
    }

    [Fact]
    public void Plan_BlockThatTheConfigurationNeverMentioned_IsKeptAndSaid()
    {
        var prior = Value(("id", "c-1"), ("name", "a"), ("network", TfValue.List(Network(("plugin", "canal")))));

        var (planned, findings) = Planner.Plan(Sample.Fields, Config, prior, PrivateState.Read([]));

        planned.Should().Be(prior);
        findings.NeedsLegacyTypeSystem.Should().BeTrue();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Plan_BlockThatCannotBeRemoved_IsKeptAndRefusedWhereTheConfigurationHadIt(bool wasConfigured, bool isRefused)
    {
        Field[] fields = [Terraform.Plugin.Declarative.Fields.Block("backup", "B.", Terraform.Plugin.Declarative.Fields.Block("bucket", "S.", Terraform.Plugin.Declarative.Fields.String("name", "N.")).NotRemovable("it stays"))];
        var bucket = TfValue.List(Map(("name", "b")));
        var prior = Map(("backup", TfValue.List(Map(("bucket", bucket)))));
        var privateState = PrivateState.Read([]).WithConfigured(fields, wasConfigured ? prior : Map(("backup", TfValue.EmptyList)));

        foreach (var config in new[] { Map(("backup", TfValue.EmptyList)), Map(("backup", TfValue.List(Map(("bucket", TfValue.EmptyList))))) })
        {
            var (planned, findings) = Planner.Plan(fields, config, prior, privateState);

            planned.Should().Be(prior);
            findings.Refusals.Should().HaveCount(isRefused ? 1 : 0);
        }
    }

    [Fact]
    public void Plan_BlockThatIsKeptWhenLeftOut_StaysEvenIfTheConfigurationHadIt()
    {
        Field[] fields = [Terraform.Plugin.Declarative.Fields.Block("network", "N.", Terraform.Plugin.Declarative.Fields.String("plugin", "P.")).OptionalComputed().KeptWhenLeftOut()];
        var prior = Map(("network", TfValue.List(Map(("plugin", "calico")))));

        var (planned, findings) = Planner.Plan(fields, Map(("network", TfValue.EmptyList)), prior, PrivateState.Read([]).WithConfigured(fields, prior));

        planned.Should().Be(prior);
        (findings.NeedsLegacyTypeSystem, findings.Refusals.Count).Should().Be((true, 0));
    }

    [Fact]
    public void Plan_BlockThatTheConfigurationMentionedBefore_IsRemoved()
    {
        var privateState = PrivateState.Read([]).WithConfigured(Sample.Fields, Value(("name", "a"), ("network", TfValue.List(Network()))), isNew: true);
        var prior = Value(("id", "c-1"), ("name", "a"), ("network", TfValue.List(Network(("plugin", "canal")))));

        var (planned, findings) = Planner.Plan(Sample.Fields, Config, prior, privateState);

        planned["network"].Should().Be(TfValue.EmptyList);
        findings.NeedsLegacyTypeSystem.Should().BeFalse();
    }

    [Fact]
    public void Plan_OptionalBlockRemoved_IsRemoved() =>
        Plan(Config, Value(("name", "a"), ("registries", TfValue.List(Registry(("url", "r"))))))["registries"].Should().Be(TfValue.EmptyList);

    [Fact]
    public void Plan_UnknownBlock_StaysUnknown() => Plan(Value(("name", "a"), ("registries", TfValue.Unknown)), TfValue.Null)["registries"].Should().Be(TfValue.Unknown);

    [Fact]
    public void Plan_BlockAdded_NewElementHasUnknownComputedAndOldOnesKeepTheirs()
    {
        var network = Network(("plugin", "canal"), ("mtu", 0), ("options", Map()));

        Plan(Value(("name", "a"), ("network", TfValue.List(Network(("mtu", 1400))))), Value(("name", "a"), ("network", TfValue.List(network))))["network"]
            .Items[0].Should().Be(network.With("mtu", 1400));
        Plan(Value(("name", "a"), ("network", TfValue.List(Network()))), Value(("name", "a")))["network"]
            .Items[0]["plugin"].Should().Be(TfValue.Unknown);
    }

    [Fact]
    public void Plan_KeyedBlocksReordered_ElementsKeepWhatIsTheirs()
    {
        TfValue Center(string name, string user) => Map(("name", name), ("user", user));
        var prior = Value(("name", "a"), ("centers", TfValue.List(Center("x", "u1"), Center("y", "u2"))));

        Plan(Value(("name", "a"), ("centers", TfValue.List(Center("y", "u2")))), prior)["centers"].Should().Be(TfValue.List(Center("y", "u2")));
    }

    private static TfMap Plan(TfValue config, TfValue prior) => Planner.Plan(Sample.Fields, config, prior, PrivateState.Read([])).Planned;
}
