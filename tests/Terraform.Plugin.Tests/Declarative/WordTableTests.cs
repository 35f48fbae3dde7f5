using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>Each word of a field line, in one line: what it means in the API, in a refresh, and in a plan.</summary>
public class WordTableTests
{
    private static readonly TfValue Item = TfValue.Object(("k", "one"), ("v", "1"));

    /// <summary>A value, and the object that creates it and that it is read from.</summary>
    private static readonly Dictionary<string, (Field Field, TfValue Value, string Api)> Mapped = new()
    {
        ["String"] = (String("a_b", "A."), "x", "{'aB':'x'}"),
        ["Number"] = (Number("a", "A."), 5, "{'a':5}"),
        ["Bool"] = (Bool("a", "A."), true, "{'a':true}"),
        ["StringList"] = (StringList("a", "A."), TfValue.List("x", "y"), "{'a':['x','y']}"),
        ["StringSet"] = (StringSet("a", "A."), TfValue.List("x"), "{'a':['x']}"),
        ["StringMap"] = (StringMap("a", "A."), TfValue.Object(("x", "1")), "{'a':{'x':'1'}}"),
        ["Block"] = (Block("a", "A.", KeyAndValue), TfValue.List(Item), "{'a':{'k':'one','v':'1'}}"),
        ["ListBlock"] = (ListBlock("a", "A.", KeyAndValue), TfValue.List(Item), "{'a':[{'k':'one','v':'1'}]}"),
        ["SingleNestedAttribute"] = (SingleNestedAttribute("a", "A.", KeyAndValue), Item, "{'a':{'k':'one','v':'1'}}"),
        ["ListNestedAttribute"] = (ListNestedAttribute("a", "A.", KeyAndValue), TfValue.List(Item), "{'a':[{'k':'one','v':'1'}]}"),
        ["At"] = (String("a", "A.").At("b.c"), "x", "{'b':{'c':'x'}}"),
        ["At from the root"] = (Block("a", "A.", String("b", "B.").At("/c/d")).Inline(), TfValue.List(TfValue.Object(("b", "x"))), "{'c':{'d':'x'}}"),
        ["Inline"] = (Block("a", "A.", KeyAndValue).Inline(), TfValue.List(Item), "{'k':'one','v':'1'}"),
        ["Discriminator"] = (Block("a", "A.", KeyAndValue).Inline().Discriminator("type", "A"), TfValue.List(Item), "{'type':'A','k':'one','v':'1'}"),
        ["AdditionalProperties"] = (StringMap("a", "A.").AdditionalProperties("type"), TfValue.Object(("x", "1")), "{'x':'1'}"),
        ["ListMapKey"] = (ListBlock("a", "A.", KeyAndValue).ListMapKey("k"), TfValue.List(Item), "{'a':{'one':{'v':'1'}}}"),
        ["ListMapKey inside"] = (ListBlock("a", "A.", KeyAndValue).ListMapKey("k", inside: true), TfValue.List(Item), "{'a':{'one':{'k':'one','v':'1'}}}"),
        ["MergeKey"] = (ListBlock("a", "A.", KeyAndValue).MergeKey("k"), TfValue.List(Item), "{'a':[{'k':'one','v':'1'}]}"),
        ["NamedBy"] = (String("a", "A.").NamedBy(new NamePattern("", "Config", Capital: true)), "round", "{'a':'RoundConfig'}"),
        ["EncodedAsBase64"] = (String("a", "A.").EncodedAsBase64(), "1", "{'a':'MQ=='}"),
        ["EncodedAsBase64 in a map"] = (StringMap("a", "A.").EncodedAsBase64(), TfValue.Object(("x", "1")), "{'a':{'x':'MQ=='}}"),
        ["EncodedAsDuration"] = (Number("a", "A.").EncodedAsDuration(), 90, "{'a':'90s'}"),
        ["EncodedAsString of a number"] = (Number("a", "A.").EncodedAsString(), 5, "{'a':'5'}"),
        ["EncodedAsString of a flag"] = (Bool("a", "A.").EncodedAsString(), true, "{'a':'true'}"),
        ["EncodedAsPairs"] = (StringMap("a", "A.").EncodedAsPairs(), TfValue.Object(("x", "1"), ("y", "a=b")), "{'a':['x=1','y=a=b']}"),
        ["EncodedAsObject"] = (String("a", "A.").EncodedAsObject(), "x: 1\n", "{'a':{'x':1}}"),
        ["Scaled"] = (Number("a", "A.").Scaled(1000), 5, "{'a':5000}"),
        ["PathParameter"] = (String("a", "A.").PathParameter(), "x", "{'a':'x'}"),
    };

    /// <summary>What a refresh makes of an answer, beside a state.</summary>
    private static readonly Dictionary<string, (Field Field, TfValue State, string Api, TfValue Refreshed)> Refreshes = new()
    {
        ["GranularOwnership of a map"] = (StringMap("a", "A.").GranularOwnership(), TfValue.Object(("x", "1")), "{'a':{'x':'2','theirs':'3'}}", TfValue.Object(("x", "2"))),
        ["GranularOwnership of a document"] = (String("a", "A.").EncodedAsObject().GranularOwnership(), "x: 1\n", "{'a':{'x':1,'theirs':3}}", "x: 1\n"),
        ["IgnoresKeys"] = (StringMap("a", "A.").IgnoresKeys(k => k == "sys"), TfValue.Object(("x", "1")), "{'a':{'x':'1','sys':'3'}}", TfValue.Object(("x", "1"))),
        ["Whole"] = (StringMap("a", "A."), TfValue.Object(("x", "1")), "{'a':{'x':'1','theirs':'3'}}", TfValue.Object(("x", "1"), ("theirs", "3"))),
        ["Sensitive"] = (String("a", "A.").Sensitive(), "secret", "{}", "secret"),
        ["ReturnedByApi"] = (String("a", "A.").Sensitive().ReturnedByApi(), "secret", "{}", TfValue.Null),
        ["ProviderOnly"] = (String("a", "A.").ProviderOnly(), "mine", "{'a':'other'}", "mine"),
        ["FromRelatedObject"] = (String("a", "A.").Computed().FromRelatedObject(), "joined", "{}", "joined"),
        ["WriteOnly"] = (String("a", "A.").WriteOnly(), TfValue.Null, "{'a':'shown'}", TfValue.Null),
        ["ComputedByProvider"] = (String("a", "A.").ComputedByProvider(), TfValue.Null, "{'a':'x'}", TfValue.Null),
        ["Trimmed"] = (String("a", "A.").SemanticEquality(Equivalence.Trimmed), "x\n", "{'a':'x'}", "x\n"),
        ["IgnoreCase"] = (String("a", "A.").SemanticEquality(Equivalence.IgnoreCase), "X", "{'a':'x'}", "X"),
        ["Quantity"] = (String("a", "A.").SemanticEquality(Equivalence.Quantity), "1000m", "{'a':'1'}", "1000m"),
        ["Yaml"] = (String("a", "A.").SemanticEquality(Equivalence.Yaml), "a: 1\nb: 2", "{'a':'b: 2\\na: 1\\n'}", "a: 1\nb: 2"),
        ["YamlWith"] = (String("a", "A.").SemanticEquality(Equivalence.YamlWith(Sorted)), "[b, a]", "{'a':'[a, b]'}", "[b, a]"),
        ["Exact"] = (String("a", "A."), "X", "{'a':'x'}", "x"),
        ["Default on a server without the field"] = (Number("a", "A.").Default(3), 3, "{}", 3),
    };

    /// <summary>What is planned for a configuration beside a state; null state is a new object.</summary>
    private static readonly Dictionary<string, (Field Field, TfValue Config, TfValue? State, TfValue Planned, bool Replaces)> Plans = new()
    {
        ["Required"] = (String("a", "A.").Required(), "x", "y", "x", false),
        ["OptionalComputed, new"] = (String("a", "A.").OptionalComputed(), TfValue.Null, null, TfValue.Unknown, false),
        ["OptionalComputed"] = (String("a", "A.").OptionalComputed(), TfValue.Null, "y", "y", false),
        ["Computed, new"] = (String("a", "A.").Computed(), TfValue.Null, null, TfValue.Unknown, false),
        ["Computed"] = (String("a", "A.").Computed(), TfValue.Null, "y", TfValue.Unknown, false),
        ["UseStateForUnknown"] = (String("a", "A.").Computed().UseStateForUnknown(), TfValue.Null, "y", "y", false),
        ["Default"] = (Number("a", "A.").Default(3), TfValue.Null, 4, 3, false),
        ["DefaultOnCreate, new"] = (String("a", "A.").DefaultOnCreate("d"), TfValue.Null, null, "d", false),
        ["DefaultOnCreate"] = (String("a", "A.").DefaultOnCreate("d"), TfValue.Null, "y", "y", false),
        ["RequiresReplace"] = (String("a", "A.").RequiresReplace(), "x", "y", "x", true),
        ["RequiresReplaceIfAddedOrRemoved"] = (Block("a", "A.", KeyAndValue).RequiresReplaceIfAddedOrRemoved(), TfValue.List(Item), TfValue.EmptyList, TfValue.List(Item), true),
        ["SemanticEquality"] = (String("a", "A.").SemanticEquality(Equivalence.Quantity).RequiresReplace(), "1", "1000m", "1000m", false),
        ["IgnoresKeys"] = (StringMap("a", "A.").IgnoresKeys(k => k == "sys"), TfValue.Object(("x", "1")), TfValue.Object(("x", "1"), ("sys", "2")), TfValue.Object(("x", "1"), ("sys", "2")), false),
        ["WriteOnly"] = (String("a", "A.").WriteOnly(), "x", TfValue.Null, TfValue.Null, false),
    };

    private static Field[] KeyAndValue => [String("k", "K.").Required(), String("v", "V.")];

    public static TheoryData<string> MappedWords => [.. Mapped.Keys];

    public static TheoryData<string> RefreshedWords => [.. Refreshes.Keys];

    public static TheoryData<string> PlannedWords => [.. Plans.Keys];

    [Theory]
    [MemberData(nameof(MappedWords))]
    public void Word_CreatesAndReadsTheSame(string word)
    {
        var (field, value, api) = Mapped[word];

        Text(Expander.ForCreate([field], Of(field, value))).Should().Be(api);
        Flattener.Flatten([field], Json(api), TfValue.Null, ReadPurpose.Import)[field.Name].Should().Be(value);
    }

    [Theory]
    [MemberData(nameof(RefreshedWords))]
    public void Word_InARefresh(string word)
    {
        var (field, state, api, refreshed) = Refreshes[word];

        Flattener.Flatten([field], Json(api), Of(field, state), ReadPurpose.Refresh)[field.Name].Should().Be(refreshed);
    }

    [Theory]
    [MemberData(nameof(PlannedWords))]
    public void Word_InAPlan(string word)
    {
        var (field, config, state, expected, replaces) = Plans[word];
        Field[] fields = [field, String("other", "Another that changes.")];
        var prior = state is null ? TfValue.Null : Of(field, state).With("other", "old");

        var (planned, findings) = Planner.Plan(fields, Of(field, config).With("other", "new"), prior, PrivateState.Read([]));

        ComputedOnUpdate.Forget(fields, prior, planned)[field.Name].Should().Be(expected);
        findings.Replace.Select(p => p.ToString()).Should().Equal(replaces ? ["a"] : Array.Empty<string>());
    }

    [Fact]
    public void Computed_WhenNothingChanges_IsKnown()
    {
        Field[] fields = [String("a", "A.").Computed(), String("other", "Other.")];
        var prior = TfValue.Object(("a", "x"), ("other", "y"));

        ComputedOnUpdate.Forget(fields, prior, prior).Should().Be(prior);
    }

    [Fact]
    public void Computed_InABlock_IsUnknownWhenTheBlockChanges()
    {
        Field[] fields = [Block("b", "B.", String("v", "V."), String("c", "C.").Computed()), String("other", "Other.")];
        TfMap State(string v, string other) => TfValue.Object(("b", TfValue.List(TfValue.Object(("v", v), ("c", "x")))), ("other", other));

        ComputedOnUpdate.Forget(fields, State("1", "1"), State("1", "2")).Should().Be(State("1", "2"));
        ComputedOnUpdate.Forget(fields, State("1", "1"), State("2", "1"))["b"].Items[0]["c"].Should().Be(TfValue.Unknown);
    }

    [Fact]
    public void ProviderOnlyAndRelated_AreNotSent() => Text(Expander.ForCreate(
        [String("a", "A.").ProviderOnly(), String("b", "B.").Computed().FromRelatedObject(), String("c", "C.").ComputedByProvider()],
        TfValue.Object(("a", "x"), ("b", "y"), ("c", "z")))).Should().Be("{'c':'z'}");

    [Fact]
    public void AlwaysSent_GoesWithEveryChange() => Text(Expander.ForUpdate(
        [String("a", "A.").AlwaysSent(), String("b", "B.")], Json("{'a':'x','b':'1'}"), TfValue.Object(("a", "x"), ("b", "1")), TfValue.Object(("a", "x"), ("b", "2"))))
        .Should().Be("{'b':'2','a':'x'}");

    [Fact]
    public void Overlay_TakesItsPlaceOutOfTheDocument()
    {
        Field[] fields = [String("doc", "D.").EncodedAsObject().OverlaidBy("typed"), Block("typed", "T.", Number("mtu", "M.").At("/doc/mtu").Overlays()).Inline()];
        var value = TfValue.Object(("doc", "cni: flannel\n"), ("typed", TfValue.List(TfValue.Object(("mtu", 1400)))));

        Text(Expander.ForCreate(fields, value)).Should().Be("{'doc':{'cni':'flannel','mtu':1400}}");
        Flattener.Flatten(fields, Json("{'doc':{'cni':'flannel','mtu':1400}}"), value, ReadPurpose.Refresh).Should().Be(value);
    }

    [Fact]
    public void DataSource_OfAnyWord_KeepsWhereAndHowTheValueIs()
    {
        foreach (var (word, (field, value, api)) in Mapped)
        {
            var read = field.AsRead([.. field.Children.Select(c => c.AsRead([]))]);

            Flattener.Flatten([read], Json(api), TfValue.Null, ReadPurpose.Import)[field.Name].Should().Be(value, word);
        }
    }

    private static JToken Sorted(JToken token) => token is JArray list ? new JArray(list.OrderBy(i => (string?)i, StringComparer.Ordinal)) : token;

    private static TfMap Of(Field field, TfValue value) => TfValue.Object((field.Name, value));

    private static string Text(JObject json) => json.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'');

    private static JObject Json(string text) => JObject.Parse(text.Replace('\'', '"'));
}
