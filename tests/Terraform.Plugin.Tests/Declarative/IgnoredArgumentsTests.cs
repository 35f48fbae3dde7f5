using Terraform.Plugin.Declarative;
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
    public void Find_BlockWithSecrets_MayBeHiddenWhole() =>
        Find("{'id':'c-1','name':'a'}", ("name", "a"), ("registries", TfValue.List(Registry(("url", "r"), ("password", "p"))))).Should().BeEmpty();

    private static IEnumerable<string> Find(string answer, params (string Name, TfValue Value)[] config) =>
        IgnoredArguments.Find(Sample.Fields, Value(config), Json(answer)).Select(p => p.ToString());
}
