using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>
/// An object that is of one of several kinds. Here a machine, whose fields stand in the object itself and whose kind a member tells; and a key, whose
/// fields stand in a member that is called after the kind.
/// </summary>
public class OneOfBlocksTests
{
    private static readonly Field[] Machine =
    [
        String("prefix", "Prefix.").At("metadata.generateName").NamedBy(new NamePattern("nc-", "-")),
        .. OneOfBlocks(
            Block("cube", "A cube.", String("size", "Size."), String("region", "Region.")).Inline().Discriminator("kind", "CubeConfig"),
            Block("ball", "A ball.", String("region", "Region.").Default("eu")).Inline().Discriminator("kind", "BallConfig"),
            Block("any", "Any.",
                String("driver", "Driver.").RequiresReplace().At("kind").NamedBy(new NamePattern("", "Config", Capital: true)),
                String("config", "Config.").EncodedAsObject().GranularOwnership().AdditionalProperties("kind", "metadata"))
                .Inline()),
    ];

    private static readonly Field[] Key =
    [
        String("name", "Name."),
        .. OneOfBlocks(
            Block("cube", "A cube.", String("user", "User."), String("password", "Password.").Sensitive()).At("cubeKey"),
            Block("any", "Any.",
                String("driver", "Driver.").RequiresReplace().At("#driver").NamedBy(new NamePattern("", "Key")),
                StringMap("config", "Config.").GranularOwnership().AdditionalProperties("type", "#driver"),
                StringMap("secrets", "Secrets.").Sensitive().AdditionalProperties())
                .ListMapKey("driver").Inline()),
    ];

    [Fact]
    public void Create_OfAKind_SaysWhichAndHasItsFieldsBeside() =>
        Create(Machine, ("prefix", "web"), ("cube", One(("size", "2")))).Should().Be("{'metadata':{'generateName':'nc-web-'},'kind':'CubeConfig','size':'2'}");

    [Fact]
    public void Create_OfAnyKind_HasTheDocumentsEntriesBeside() =>
        Create(Machine, ("any", One(("driver", "cone"), ("config", "height: 3\nkind: Other")))).Should().Be("{'kind':'ConeConfig','height':3}", "a member that is no entry is not the document's");

    [Fact]
    public void Create_OfAMemberCalledAfterTheKind_HasAllEntriesInIt() =>
        Create(Key, ("name", "k"), ("any", One(("driver", "cone"), ("config", Map(("user", "u"))), ("secrets", Map(("password", "p"))))))
            .Should().Be("{'name':'k','coneKey':{'user':'u','password':'p'}}");

    [Theory]
    [InlineData("{'kind':'CubeConfig','size':'2','region':'eu','metadata':{'generateName':'nc-web-'}}", "cube")]
    [InlineData("{'kind':'BallConfig','region':'eu'}", "ball")]
    [InlineData("{'kind':'ConeConfig','height':3}", "any")]
    public void Import_TakesTheBlockOfTheKind_AndTheOneForAnyOtherwise(string answer, string block) =>
        Given(Machine, Import(Machine, answer)).Should().Equal(block);

    [Theory]
    [InlineData("{'cubeKey':{},'coneLock':{}}", "cube")]
    [InlineData("{'coneKey':{'type':'t','user':'u','gone':null}}", "any")]
    [InlineData("{'name':'k','Key':{}}", "")]
    public void Import_TakesTheBlockOfTheMember(string answer, string block) =>
        Given(Key, Import(Key, answer)).Should().Equal(block.Length == 0 ? [] : [block]);

    [Fact]
    public void Import_OfAnyKind_HasWhatIsNobodyElses()
    {
        var machine = Import(Machine, "{'kind':'ConeConfig','height':3,'metadata':{'generateName':'other'}}");
        var key = Import(Key, "{'coneKey':{'type':'t','user':'u','gone':null}}");

        (machine["prefix"], machine["any"].Items[0]["driver"], machine["any"].Items[0]["config"].StringOrNull()!.Trim()).Should().Be(((TfValue)"other", (TfValue)"cone", "height: 3"));
        (key["any"].Items[0]["driver"], key["any"].Items[0]["config"], key["any"].Items[0]["secrets"]).Should().Be(((TfValue)"cone", (TfValue)Map(("user", "u")), TfValue.Null));
    }

    [Fact]
    public void Refresh_OfAKindThatWasGivenAsAny_LeavesItThere()
    {
        var machine = Value(Machine, ("any", One(("driver", "cube"), ("config", "size: '2'"))));
        var key = Value(Key, ("any", One(("driver", "cube"), ("config", Map(("user", "u"))), ("secrets", Map(("password", "p"))))));

        Refresh(Machine, "{'kind':'CubeConfig','size':'2','region':'eu'}", machine).Should().Be(machine);
        Refresh(Key, "{'cubeKey':{'user':'u'}}", key).Should().Be(key, "a secret that no answer shows is still there");
    }

    [Fact]
    public void Refresh_WithoutEntriesThatWereGiven_LeavesTheDriversAlone()
    {
        var key = Value(Key, ("any", One(("driver", "cone"), ("secrets", Map(("password", "p"))))));

        Refresh(Key, "{'coneKey':{'port':'443'}}", key).Should().Be(key, "what the driver fills in is nobody's");
    }

    [Fact]
    public void Update_OfASecretThatTheServerShowsAsNull_SendsIt()
    {
        var key = Value(Key, ("any", One(("driver", "cone"), ("secrets", Map(("password", "p"))))));

        Update(Key, "{'coneKey':{'password':null}}", key, key).Should().Be("{'coneKey':{'password':'p'}}");
    }

    [Fact]
    public void Refresh_WhatOthersChanged_IsSeen()
    {
        var machine = Refresh(Machine, "{'kind':'CubeConfig','size':'9'}", Value(Machine, ("any", One(("driver", "cube"), ("config", "size: '2'")))));
        var key = Refresh(Key, "{'coneKey':{'user':'theirs','more':'m'}}", Value(Key, ("any", One(("driver", "cone"), ("config", Map(("user", "u")))))));

        machine["any"].Items[0]["config"].StringOrNull().Should().Contain("9");
        key["any"].Items[0]["config"].Should().Be(Map(("user", "theirs")), "only the entries that were given are the user's");
    }

    [Fact]
    public void Refresh_OfAnotherKindThanWasGiven_IsSeen()
    {
        var key = Refresh(Key, "{'cubeKey':{'user':'u'}}", Value(Key, ("any", One(("driver", "cone")))));

        Given(Key, key).Should().Equal("any");
        key["any"].Items[0]["driver"].Should().Be((TfValue)"cube");
    }

    [Fact]
    public void Update_OfEntries_SendsThemAndTakesAwayWhatIsNotGivenAnyMore()
    {
        var (prior, planned) = (
            Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 3\nwidth: 1")))), Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 4")))));

        Update(Machine, "{'kind':'ConeConfig','height':3,'width':1,'theirs':true}", prior, planned, whole: true).Should().Be("{'height':4,'width':null}");
    }

    [Fact]
    public void Update_OfAMemberCalledAfterTheKind_SendsItWithItsSecrets()
    {
        var (prior, planned) = (Any("u"), Any("other"));

        Update(Key, "{'name':'k','coneKey':{'type':'t','user':'u','gone':'g'}}", prior, planned)
            .Should().Be("{'coneKey':{'type':'t','user':'other','gone':'g','password':'p'}}", "no answer tells whether the server still has them");

        static TfMap Any(string user) => Value(Key, ("any", One(("driver", "cone"), ("config", Map(("user", user))), ("secrets", Map(("password", "p"))))));
    }

    [Fact]
    public void Update_OfAnEntryThatIsNotGivenAnyMore_ClearsIt()
    {
        var (prior, planned) = (Value(Key, ("any", One(("driver", "cone"), ("config", Map(("user", "u"), ("old", "o")))))), Value(Key, ("any", One(("driver", "cone"), ("config", Map(("user", "u")))))));

        Update(Key, "{'coneKey':{'user':'u','old':'o'}}", prior, planned).Should().Be("{'coneKey':{'user':'u','old':null}}");
    }

    [Fact]
    public void Update_WithoutTheBlockOfEntries_ClearsThem()
    {
        Field[] fields = [Block("extra", "Extra.", StringMap("more", "More.").AdditionalProperties("name")).At("spec")];
        var (prior, planned) = (Value(fields, ("extra", One(("more", Map(("a", "1")))))), Value(fields));

        Update(fields, "{'spec':{'a':'1','name':'n'}}", prior, planned, whole: true).Should().Be("{'spec':{'name':'n'}}");
        Update(fields, "{'spec':{'a':'1','name':'n'}}", prior, planned).Should().Be("{'spec':{'a':null,'name':'n'}}");
    }

    [Fact]
    public void Update_OfAnEntryThatSomebodyElseChanged_IsRefused()
    {
        var update = () => Update(
            Machine,
            "{'kind':'ConeConfig','height':9}",
            Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 3")))),
            Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 4")))),
            whole: true);

        update.Should().Throw<OperationFailedException>().Where(e => e.Path!.ToString() == "any[0].config");
    }

    [Fact]
    public void Update_OfAnEntryThatTheServerWroteAsText_IsNoConflict() => Update(
        Machine,
        "{'kind':'ConeConfig','height':'3'}",
        Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 3")))),
        Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 4")))),
        whole: true).Should().Be("{'height':4}");

    [Theory]
    [InlineData("cube", "ball", "ball,cube")]
    [InlineData("any", "cube", "any,cube")]
    [InlineData("cube", "cube", "")]
    public void Plan_OfAnotherKind_IsAnotherObject(string before, string after, string replaced)
    {
        var (_, findings) = Planner.Plan(Machine, Value(Machine, (after, One())), Value(Machine, (before, One())), PrivateState.Read([]));

        findings.Replace.Select(p => p.ToString()).Order().Should().Equal(replaced.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Plan_OfAnotherDriver_IsAnotherObject()
    {
        var (_, findings) = Planner.Plan(Machine, Value(Machine, ("any", One(("driver", "cone")))), Value(Machine, ("any", One(("driver", "tube")))), PrivateState.Read([]));

        findings.Replace.Select(p => p.ToString()).Should().Equal("any[0].driver");
    }

    [Fact]
    public void Plan_OfAKindThatIsNotKnownYet_IsNoOtherObject()
    {
        var (_, findings) = Planner.Plan(Machine, Value(Machine, ("cube", TfValue.Unknown)), Value(Machine, ("cube", One())), PrivateState.Read([]));

        findings.Replace.Should().BeEmpty();
    }

    [Fact]
    public void Validate_ExactlyOneKindIsGiven()
    {
        Problems().Should().Equal("Missing block");
        Problems(("cube", One())).Should().BeEmpty();
        Problems(("cube", TfValue.Unknown)).Should().BeEmpty("it may come");
        Problems(("cube", One()), ("any", One())).Should().Equal("Conflicting configuration");

        static IEnumerable<string> Problems(params (string Name, TfValue Value)[] given) => ConfigValidator.Validate(Machine, Value(Machine, given), null).Select(d => d.Summary);
    }

    [Fact]
    public void Validate_EntryThatIsNone_IsRefused()
    {
        var found = ConfigValidator.Validate(Machine, Value(Machine, ("any", One(("driver", "cone"), ("config", "height: 3\nkind: Other")))), null).Single();

        found.Path!.ToString().Should().Be("any[0].config");
        found.Detail.Should().Contain("\"kind\"");
    }

    [Fact]
    public void Error_AboutAnEntry_IsOnIt()
    {
        var config = Value(Key, ("any", One(("driver", "cone"), ("config", Map(("userName", "u"))))));

        FieldPaths.Find(Key, config, "username")!.ToString().Should().Be("any[0].config[\"userName\"]");
    }

    [Fact]
    public void Unheard_OfAKind_LooksInItsPlace()
    {
        IgnoredArguments.Find(Machine, Value(Machine, ("cube", One(("size", "2"), ("region", "eu")))), Json("{'kind':'CubeConfig','size':'2'}")).Select(p => p.ToString()).Should().Equal("cube[0].region");
        IgnoredArguments.Find(Key, Value(Key, ("any", One(("driver", "cone"), ("config", Map(("user", "u"), ("size", "2")))))), Json("{'coneKey':{'size':'2'}}"))
            .Select(p => p.ToString()).Should().Equal("any[0].config[\"user\"]");
    }

    [Theory]
    [InlineData("", "Config", true, "amazonec2", "Amazonec2Config")]
    [InlineData("nc-", "-", false, "web-", "nc-web--")]
    [InlineData("", "", false, "x", "x")]
    public void Affix_IsPutAroundAndTakenAway(string before, string after, bool capital, string text, string apiText)
    {
        var pattern = new NamePattern(before, after, capital);

        (pattern.Format(text), pattern.Parse(apiText), pattern.Matches(apiText)).Should().Be((apiText, text, true));
    }

    [Fact]
    public void Affix_OfATextWithoutIt_TakesNothingAway()
    {
        var pattern = new NamePattern("nc-", "-", false);

        (pattern.Parse("web"), pattern.Matches("web"), pattern.Matches("nc--")).Should().Be(("web", false, false));
    }

    private static string Create(Field[] fields, params (string Name, TfValue Value)[] given) => Body(Expander.ForCreate(fields, Value(fields, given)));

    private static string Update(Field[] fields, string server, TfValue prior, TfValue planned, bool whole = false) => Body(Expander.ForUpdate(fields, Json(server), prior, planned, whole));

    private static TfMap Import(Field[] fields, string answer) => Flattener.Flatten(fields, Json(answer), TfValue.Null, ReadPurpose.Import);

    private static TfMap Refresh(Field[] fields, string answer, TfValue known) => Flattener.Flatten(fields, Json(answer), known, ReadPurpose.Refresh);

    private static IEnumerable<string> Given(Field[] fields, TfMap state) => fields.Where(f => f.IsBlock && state[f.Name].Items.Count > 0).Select(f => f.Name);

    private static TfList One(params (string Name, TfValue Value)[] given) => TfValue.List(TfValue.Object(given));

    private static TfMap Map(params (string Name, TfValue Value)[] entries) => TfValue.Object(entries);

    private static TfMap Value(Field[] fields, params (string Name, TfValue Value)[] given) => new(fields.Select(f => KeyValuePair.Create(
        f.Name,
        given.FirstOrDefault(g => g.Name == f.Name) is { Name: not null } found ? Completed(f, found.Value) : f.IsBlock ? TfValue.EmptyList : TfValue.Null)));

    private static TfValue Completed(Field field, TfValue value) => field.IsBlock && value is TfList list
        ? new TfList(list.Elements.Select(item => (TfValue)Value([.. field.Children], [.. ((TfMap)item).Entries.Select(e => (e.Key, e.Value))])))
        : value;

    private static JObject Json(string text) => JObject.Parse(text.Replace('\'', '"'));

    private static string Body(JObject json) => json.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'');
}
