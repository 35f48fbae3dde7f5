using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class IgnoredArgumentsTests
{
    [Fact]
    public void Find_ArgumentsThatTheAnswerLacks_AreNamed() =>
        Find("{'id':'c-1','name':'a','network':{'plugin':'canal'}}", ("name", "a"), ("description", "x"), ("network", TfValue.List(Network(("plugin", "canal"), ("mtu", 1400)))))
            .Should().BeEquivalentTo("description", "network[0].mtu");

    [Fact]
    public void Find_WholeBlockMissing_NamesTheBlock() =>
        Find("{'id':'c-1','name':'a'}", ("name", "a"), ("network", TfValue.List(Network(("plugin", "canal"))))).Should().Equal("network");

    [Theory]
    [InlineData("{'id':'c-1','name':'a','description':''}")]
    [InlineData("{'id':'c-1','name':'a','description':'other'}")]
    public void Find_AnsweredInAnyWay_IsHeard(string answer) => Find(answer, ("name", "a"), ("description", "x")).Should().BeEmpty();

    [Fact]
    public void Find_WhatNeedsNoAnswer_IsNotNamed() =>
        Find("{'id':'c-1','name':'a'}", ("name", "a"), ("windows", false), ("job_timeout", 30), ("binds", TfValue.EmptyList), ("password", "secret"), ("driver", TfValue.Unknown))
            .Should().BeEmpty("it is a default, nothing, a secret, or not known");

    [Fact]
    public void Find_BlockOfSecretsAlone_MayBeHiddenWhole() =>
        Find("{'id':'c-1','name':'a'}", ("name", "a"), ("registries", TfValue.List(Registry(("password", "p"))))).Should().BeEmpty();

    [Fact]
    public void Find_BlockThatHoldsASecretBesideOthers_IsNamed() =>
        Find("{'id':'c-1','name':'a'}", ("name", "a"), ("registries", TfValue.List(Registry(("url", "r"), ("password", "p"))))).Should().Equal("registries");

    [Theory]
    [InlineData("{'registries':[{'isDefault':true},{'isDefault':true}]}", "registries[0].url")]
    [InlineData("{'registries':[]}", "registries")]
    [InlineData("{'registries':[{'isDefault':true},{'url':'s'}]}", "")]
    public void Find_InItemsOfAList_NamesWhatNoItemHas(string answer, string named) =>
        string.Join(',', Find(answer, ("registries", TfValue.List(Registry(("url", "r"), ("password", "p")), Registry(("url", "s"), ("is_default", true)))))).Should().Be(named);

    [Fact]
    public void Find_InBlocksThatTheApiKeepsAsAMap_NamesWhatNoEntryHas() =>
        Find("{'centers':{'x':{}}}", ("centers", TfValue.List(Map(("name", "x"), ("user", "u"))))).Should().Equal("centers[0].user");

    [Fact]
    public void Name_OfAnArgument_HasNoPositions() =>
        IgnoredArguments.NameOf(TfPath.Parse("rke_config[0].nodes[3].labels").Key("a.b/c")).Should().Be("rke_config.nodes.labels.a.b/c");

    [Fact]
    public void Refresh_OfIgnoredArguments_KeepsTheState()
    {
        var known = Value(
            ("id", "c-1"), ("name", "a"), ("description", "x"), ("windows", false), ("job_timeout", 30),
            ("network", TfValue.List(Network(("plugin", "canal"), ("mtu", 1400)))), ("registries", TfValue.List(Registry(("url", "r"), ("is_default", true)))));
        var answer = Json("{'id':'c-1','name':'a','network':{'plugin':'canal'}}");
        var ignored = IgnoredArguments.Find(Sample.Fields, known, answer).Select(IgnoredArguments.NameOf).ToHashSet();

        Refresh(answer, known, new UnansweredFields(ignored, false)).Should().Be(known);
        Refresh(Json("{'id':'c-1','name':'a','description':'theirs','network':{'plugin':'canal'}}"), known, new UnansweredFields(ignored, false))["description"]
            .Should().Be((TfValue)"theirs", "the server has it now");
        Refresh(answer, known, UnansweredFields.None)["description"].Should().Be(TfValue.Null, "what it kept before was cleared");
    }

    [Theory]
    [InlineData("{'id':'c-1','name':'a'}", "x")]
    [InlineData("{'id':'c-1','name':'a','description':null}", null)]
    [InlineData("{'id':'c-1','name':'a','description':''}", "")]
    public void Refresh_OfAStateThatNoApplyIsBehind_KeepsWhatTheAnswerDoesNotHaveAtAll(string answer, string? description) =>
        Refresh(Json(answer), Value(("id", "c-1"), ("name", "a"), ("description", "x")), UnansweredFields.None with { IsAnyAbsence = true })["description"]
            .Should().Be(description is null ? TfValue.Null : description);

    [Fact]
    public void Update_OfAnIgnoredBlock_SendsItWhole()
    {
        var (before, after) = (One("canal", 1400), One("canal", 1450));

        Expander.ForUpdate(Sample.Fields, Json("{'id':'c-1','name':'a'}"), before, after, whole: false, new HashSet<string> { "network" })["network"]!
            .ToString().Should().Be(Json("{'plugin':'canal','mtu':1450}").ToString(), "of the old one the server has nothing");
        Expander.ForUpdate(Sample.Fields, Json("{'id':'c-1','name':'a'}"), before, before, whole: false, new HashSet<string> { "network" }).Should().BeEmpty();
        Expander.ForUpdate(Sample.Fields, Json("{'id':'c-1','name':'a'}"), before, after, whole: true, new HashSet<string> { "network" })
            .Should().ContainKey("network", "that it is not there is no change by others");
    }

    private static TfMap One(string plugin, int mtu) => Value(("id", "c-1"), ("name", "a"), ("network", TfValue.List(Network(("plugin", plugin), ("mtu", mtu)))));

    private static TfMap Refresh(Newtonsoft.Json.Linq.JObject answer, TfValue known, UnansweredFields unanswered) =>
        Flattener.Flatten(Sample.Fields, answer, known, ReadPurpose.Refresh, unanswered);

    private static IEnumerable<string> Find(string answer, params (string Name, TfValue Value)[] config) =>
        IgnoredArguments.Find(Sample.Fields, Value(config), Json(answer)).Select(p => p.ToString());
}
