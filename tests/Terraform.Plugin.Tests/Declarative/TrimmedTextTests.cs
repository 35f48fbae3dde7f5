using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>Texts in an API that takes the white space off their ends, at each place where a field may hold one.</summary>
public class TrimmedTextTests
{
    private static readonly Field[] Declared =
    [
        String("text", "Text."),
        String("document", "Document.").SemanticEquality(Equivalence.Yaml),
        String("encoded", "Encoded.").EncodedAsBase64(),
        StringList("list", "List."),
        StringSet("set", "Set."),
        StringMap("map", "Map."),
        StringMap("labels", "Labels.").IgnoresKeys(key => key.StartsWith("sys/", StringComparison.Ordinal)),
        ListBlock("items", "Items.", String("name", "Name.")),
    ];

    private static readonly Field[] Trimmed = [.. Declared.Select(f => f.ComparedTrimmed())];

    public static TheoryData<string, TfValue, TfValue, bool> Values => new()
    {
        { "text", " a\n", "a", true },
        { "text", " \n", "", true },
        { "text", " \n", TfValue.Null, true },
        { "text", "a b", "ab", false },
        { "document", "a: 1\n\n", "a: 1", true },
        { "document", "- a\n- b\n", "- b\n- a", false },
        { "encoded", "a\n", "a", false },
        { "list", TfValue.List("a\n", "b"), TfValue.List("a", "b"), true },
        { "list", TfValue.List("b", "a"), TfValue.List("a", "b"), false },
        { "list", TfValue.List("a"), TfValue.List("a", "b"), false },
        { "set", TfValue.List("b ", "a"), TfValue.List("a", "b"), true },
        { "set", TfValue.List("b", "c"), TfValue.List("a", "b"), false },
        { "map", Map(("k", " v ")), Map(("k", "v")), true },
        { "map", Map(("k ", "v")), Map(("k", "v")), false },
        { "labels", Map(("k", " v "), ("sys/a", "b")), Map(("k", "v"), ("sys/a", "b")), true },
        { "items", TfValue.List(Map(("name", "n\n"))), TfValue.List(Map(("name", "n"))), true },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ThatDiffersInWhiteSpaceAround_IsTheSame(string name, TfValue left, TfValue right, bool same)
    {
        var field = Trimmed.Single(f => f.Name == name);

        SemanticEquality.AreEqual(field, left, right).Should().Be(same);
        SemanticEquality.AreEqual(field, right, left).Should().Be(same);
    }

    [Fact]
    public void Value_WhereTheApiKeepsTexts_IsAnother() =>
        SemanticEquality.AreEqual(Declared[0], "a\n", "a").Should().BeFalse();

    [Fact]
    public void Plan_OfALabelWithWhiteSpaceAround_ChangesNothing()
    {
        var prior = Map(("labels", Map(("k", "v"), ("sys/a", "b"))));

        TfValue Plan(string value) => Planner.Plan([Trimmed.Single(f => f.Name == "labels")], Map(("labels", Map(("k", value)))), prior, PrivateState.Read([])).Planned;

        Plan(" v ").Should().Be(prior);
        Plan("w").Should().NotBe(prior);
    }
}
