using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class FlattenerTests
{
    [Fact]
    public void Refresh_NothingChanged_IsTheState()
    {
        var state = Value(("id", "c-1"), ("name", "a"), ("description", ""), ("windows", false), ("job_timeout", 30), ("labels", Map()), ("binds", TfValue.Null));

        Refresh("{'id':'c-1','name':'a','windows':false,'jobTimeout':30,'binds':[],'labels':{'cattle.io/creator':'norman'}}", state).Should().Be(state);
    }

    [Fact]
    public void Refresh_ChangedOutside_ShowsIt() =>
        Refresh("{'id':'c-1','name':'renamed','description':'x'}", Value(("id", "c-1"), ("name", "a")))
            .Should().Match<TfMap>(s => s["name"].Equals((TfValue)"renamed") && s["description"].Equals((TfValue)"x"));

    [Fact]
    public void Refresh_RemovedOutside_ShowsIt() =>
        Refresh("{'id':'c-1','name':'a','description':null}", Value(("id", "c-1"), ("name", "a"), ("description", "x")))["description"].Should().Be(TfValue.Null);

    [Fact]
    public void Refresh_SecretNotAnswered_IsKept() =>
        Refresh("{'id':'c-1','name':'a'}", Value(("name", "a"), ("password", "p")))["password"].Should().Be((TfValue)"p");

    [Fact]
    public void Refresh_ListOfAnEmptyText_IsNoEmptyList() =>
        Refresh("{'id':'c-1','name':'a','binds':[]}", Value(("name", "a"), ("binds", TfValue.List("")))).Should().Match<TfMap>(s => s["binds"].Items.Count == 0);

    [Fact]
    public void Import_ListOfAnEmptyText_IsThere() =>
        Flattener.Flatten(Sample.Fields, Json("{'id':'c-1','binds':['']}"), TfValue.Null, ReadPurpose.Import)["binds"].Should().Be(TfValue.List(""));

    [Fact]
    public void Refresh_BlockTheServerFillsAndTheUserDidNotWrite_StaysAway() =>
        Refresh("{'id':'c-1','name':'a','network':{'plugin':'canal','mtu':0}}", Value(("name", "a")))["network"].Should().Be(TfValue.EmptyList);

    [Fact]
    public void Refresh_OptionalBlockAddedOutside_ShowsIt() =>
        Refresh("{'id':'c-1','name':'a','registries':[{'url':'r','isDefault':false}]}", Value(("name", "a")))["registries"].Items.Should().HaveCount(1);

    [Fact]
    public void Refresh_BlockGone_ShowsIt() =>
        Refresh("{'id':'c-1','name':'a'}", Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "canal"))))))["network"].Should().Be(TfValue.EmptyList);

    [Fact]
    public void Refresh_BlockOfNothingThatTheServerDoesNotHave_IsKept()
    {
        var state = Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "")))));

        Refresh("{'name':'a'}", state).Should().Be(state);
    }

    [Fact]
    public void Refresh_KeyedBlocksInAnotherOrder_KeepTheStatesOrder()
    {
        var state = Value(("name", "a"), ("centers", TfValue.List(Map(("name", "y"), ("user", "2")), Map(("name", "x"), ("user", "1")))));

        Refresh("{'name':'a','centers':{'x':{'user':'1'},'y':{'user':'2'}}}", state).Should().Be(state);
    }

    [Fact]
    public void Refresh_QuantityWrittenDifferently_IsKept()
    {
        var state = Value(("name", "a"), ("quota", TfValue.List(Map(("limit", TfValue.List(Map(("pods", "1000m"))))))));

        Refresh("{'name':'a','resourceQuota':{'limit':{'pods':'1'}}}", state).Should().Be(state);
    }

    [Fact]
    public void Refresh_ServerWithoutAFieldThatHasItsDefault_IsNoDrift()
    {
        var state = Value(("name", "a"), ("job_timeout", 30));

        Refresh("{'name':'a'}", state).Should().Be(state);
    }

    [Fact]
    public void Refresh_DocumentWithEmptyMetadataAdded_IsTheSame()
    {
        var state = Value(("name", "a"), ("policy", "kind: Policy\nrules: []\n"));

        Refresh("{'name':'a','policy':{'kind':'Policy','metadata':{'creationTimestamp':null},'rules':[]}}", state).Should().Be(state);
    }

    [Fact]
    public void AfterApply_KnownStaysAndUnknownIsFilled()
    {
        var planned = Value(("id", TfValue.Unknown), ("name", " a "), ("driver", TfValue.Unknown), ("labels", TfValue.Unknown));

        var state = Flattener.Flatten(Sample.Fields, Json("{'id':'c-1','name':'a'}"), planned, ReadPurpose.AfterApply);

        state.IsWhollyKnown.Should().BeTrue();
        state.Should().Match<TfMap>(s => s["id"].Equals((TfValue)"c-1") && s["name"].Equals((TfValue)" a ") && s["driver"].IsNull);
    }

    [Fact]
    public void AfterApply_UnknownInsideABlock_IsFilledFromItsObject()
    {
        var planned = Value(("name", "a"), ("network", TfValue.List(Network(("plugin", TfValue.Unknown), ("mtu", 0)))));

        Flattener.Flatten(Sample.Fields, Json("{'name':'a','network':{'plugin':'canal','mtu':9}}"), planned, ReadPurpose.AfterApply)["network"]
            .Items[0].Should().Be(Network(("plugin", "canal"), ("mtu", 0)));
    }

    [Theory]
    [InlineData("{'id':'c-1','kind':{}}", 1)]
    [InlineData("{'id':'c-1','kind':{'size':3}}", 1)]
    [InlineData("{'id':'c-1','kind':null}", 0)]
    [InlineData("{'id':'c-1'}", 0)]
    public void Import_BlockWithExplicitPresence_IsThereWhereTheObjectHasIt(string api, int blocks)
    {
        Field[] fields = [Terraform.Plugin.Declarative.Fields.Block("kind", "Kind.", Terraform.Plugin.Declarative.Fields.Number("size", "Size.").Default(3)).OptionalComputed().ExplicitPresence()];

        Flattener.Flatten(fields, Json(api), TfValue.Null, ReadPurpose.Import)["kind"].Items.Should().HaveCount(blocks);
    }

    [Fact]
    public void Import_TakesEverythingTheServerSays() =>
        Flattener.Flatten(Sample.Fields, Json("{'id':'c-1','name':'a','jobTimeout':'45','network':{'plugin':'canal'},'policy':{'kind':'Policy'}}"), TfValue.Null, ReadPurpose.Import)
            .Should().Match<TfMap>(s => s["job_timeout"].Equals((TfValue)45) && s["network"].Items.Count == 1 && s["policy"].Equals((TfValue)"kind: Policy\n"));

    private static TfMap Refresh(string api, TfValue state) => Flattener.Flatten(Sample.Fields, Json(api), state, ReadPurpose.Refresh);
}
