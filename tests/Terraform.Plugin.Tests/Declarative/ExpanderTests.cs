using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class ExpanderTests
{
    [Fact]
    public void ForCreate_UnsetFields_AreNotSent() => AssertCreates(
        Value(("name", "a"), ("id", TfValue.Unknown), ("driver", TfValue.Unknown), ("windows", false)),
        "{'name':'a','windows':false}");

    [Fact]
    public void ForCreate_EmptyValues_AreSentAsEmpty() => AssertCreates(
        Value(("name", "a"), ("description", ""), ("binds", TfValue.EmptyList), ("labels", Map())),
        "{'name':'a','description':'','labels':{},'binds':[]}");

    [Fact]
    public void ForCreate_NestedBlocks_AreObjects() => AssertCreates(
        Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "flannel"), ("mtu", 0), ("options", Map(("flannel_backend_vni", "4096"))))))),
        "{'name':'a','network':{'plugin':'flannel','mtu':0,'options':{'flannel_backend_vni':'4096'}}}");

    [Fact]
    public void ForCreate_Yaml_IsAnObject() => AssertCreates(Value(("name", "a"), ("policy", "kind: Policy\nrules: []")), "{'name':'a','policy':{'kind':'Policy','rules':[]}}");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\nnull\n")]
    public void ForCreate_YamlWithoutContent_IsNotSent(string yaml) => AssertCreates(Value(("name", "a"), ("policy", yaml)), "{'name':'a'}");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing any more\n")]
    public void ForUpdate_YamlThatLosesItsContent_IsCleared(string yaml) => AssertUpdates(
        "{'name':'a','policy':{'kind':'Policy'}}",
        Value(("name", "a"), ("policy", "kind: Policy")),
        Value(("name", "a"), ("policy", yaml)),
        "{'policy':null,'name':'a'}");

    [Fact]
    public void ForCreate_KeyedBlocks_AreAMap() => AssertCreates(
        Value(("name", "a"), ("centers", TfValue.List(Map(("name", "vc1"), ("user", "u"))))),
        "{'name':'a','centers':{'vc1':{'user':'u'}}}");

    [Fact]
    public void ForCreate_PathsFromTheRoot_StartThere() => AssertCreates(
        Value(("name", "a"), ("quota", TfValue.List(Map(("limit", TfValue.List(Map(("pods", "10")))))))),
        "{'name':'a','resourceQuota':{'limit':{'pods':'10'}}}");

    [Fact]
    public void ForUpdate_OneFieldChanged_SendsItAndWhatIsAlwaysSent() => AssertUpdates(
        "{'name':'a','description':'old','driver':'rke'}",
        Value(("name", "a"), ("description", "old")),
        Value(("name", "a"), ("description", "new")),
        "{'description':'new','name':'a'}");

    [Fact]
    public void ForUpdate_NothingChanged_SendsNothing() => AssertUpdates(
        "{'name':'a','description':'changed by others'}", Value(("name", "a"), ("description", "x")), Value(("name", "a"), ("description", "x")), "{}");

    [Fact]
    public void ForUpdate_Cleared_SendsNullAndEmpty() => AssertUpdates(
        "{'name':'a','description':'old','binds':['x']}",
        Value(("name", "a"), ("description", "old"), ("binds", TfValue.List("x"))),
        Value(("name", "a")),
        "{'description':null,'binds':[],'name':'a'}");

    [Fact]
    public void ForUpdate_InsideABlock_SendsTheWholeTopLevelMemberAsTheServerHasIt() => AssertUpdates(
        "{'name':'a','network':{'plugin':'canal','mtu':0,'serverOnly':true,'options':{'a':'1'}}}",
        Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "canal"), ("mtu", 0))))),
        Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "canal"), ("mtu", 1400))))),
        "{'network':{'plugin':'canal','mtu':1400,'serverOnly':true,'options':{'a':'1'}},'name':'a'}");

    [Fact]
    public void ForUpdate_BlockRemoved_ClearsWhatItHadAndNeverSendsANullBlock() => AssertUpdates(
        "{'name':'a','network':{'plugin':'canal','mtu':1400}}",
        Value(("name", "a"), ("network", TfValue.List(Network(("plugin", "canal"), ("mtu", 1400))))),
        Value(("name", "a")),
        "{'network':{'plugin':null,'mtu':null},'name':'a'}");

    [Fact]
    public void ForUpdate_Labels_KeepsWhatOthersAddedAndDropsWhatTheUserRemoved() => AssertUpdates(
        "{'name':'a','labels':{'cattle.io/creator':'norman','other':'kept','team':'x','old':'1'}}",
        Value(("name", "a"), ("labels", Map(("team", "x"), ("old", "1")))),
        Value(("name", "a"), ("labels", Map(("team", "y")))),
        "{'labels':{'cattle.io/creator':'norman','other':'kept','team':'y'},'name':'a'}");

    [Fact]
    public void ForUpdate_SecretTheServerHides_IsSentAgain() => AssertUpdates(
        "{'name':'a','registries':[{'url':'r','isDefault':false}]}",
        Value(("name", "a"), ("registries", TfValue.List(Registry(("url", "r"), ("password", "p"), ("is_default", false))))),
        Value(("name", "a"), ("registries", TfValue.List(Registry(("url", "r"), ("password", "p"), ("is_default", true))))),
        "{'registries':[{'url':'r','isDefault':true,'password':'p'}],'name':'a'}");

    [Fact]
    public void ForUpdate_ListShortened_SendsTheRest() => AssertUpdates(
        "{'name':'a','registries':[{'url':'r1'},{'url':'r2'}]}",
        Value(("name", "a"), ("registries", TfValue.List(Registry(("url", "r1")), Registry(("url", "r2"))))),
        Value(("name", "a"), ("registries", TfValue.List(Registry(("url", "r1"))))),
        "{'registries':[{'url':'r1'}],'name':'a'}");

    private static void AssertCreates(TfValue planned, string expected) => AssertJson(Expander.ForCreate(Sample.Fields, planned), expected);

    private static void AssertUpdates(string server, TfValue prior, TfValue planned, string expected) =>
        AssertJson(Expander.ForUpdate(Sample.Fields, Json(server), prior, planned), expected);

    private static void AssertJson(JObject actual, string expected) =>
        JToken.DeepEquals(actual, Json(expected)).Should().BeTrue($"{actual} should be {expected}");
}
