using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>Objects that a write replaces whole, as in Kubernetes: cleared by absence, merged with what others changed, refused where both changed the same.</summary>
public class WholeObjectTests
{
    private static readonly IReadOnlyList<Field> Thing =
    [
        String("version", "Version.").At("spec.version"),
        Number("timeout", "Timeout.").At("spec.timeout").EncodedAsDuration(),
        Bool("flag", "Flag.").At("spec.flag").EncodedAsString(),
        StringMap("data", "Data.").Sensitive().ReturnedByApi().EncodedAsBase64(),
        StringMap("labels", "Labels.").OptionalComputed().IgnoresKeys(key => key.Contains("cattle.io/", StringComparison.Ordinal)).At("metadata.labels"),
        String("config", "Config.").EncodedAsObject().At("spec.config"),
        Block("backup", "Backup.", Block("target", "Target.", String("bucket", "Bucket."), Bool("insecure", "Insecure.").Default(false))).At("spec.backup"),
        ListBlock("pools", "Pools.", String("name", "Name.").Required(), Number("quantity", "Quantity.").Default(1)).MergeKey("name").At("spec.pools"),
    ];

    [Fact]
    public void Cleared_IsAbsent() => Update(
        "{'spec':{'version':'1','other':true}}", Value(("version", "1")), Value()).Should().Be("{'spec':{'other':true}}");

    [Fact]
    public void ClearedBlock_LeavesNothingThatMeansSomething() => Update(
        "{'spec':{'backup':{'target':{'bucket':'b','insecure':false}}}}",
        Value(("backup", Backup("b"))),
        Value(("backup", TfValue.List(TfValue.Object(("target", TfValue.EmptyList)))))).Should().Be("{'spec':{'backup':{}}}");

    [Fact]
    public void OthersChanges_AreKept() => Update(
        "{'spec':{'version':'1','timeout':'5m0s','theirs':1}}", Value(("version", "1")), Value(("version", "2"))).Should().Be("{'spec':{'version':'2','timeout':'5m0s','theirs':1}}");

    [Fact]
    public void SameValueChangedByOthers_IsRefusedAndNamed()
    {
        var update = () => Update("{'spec':{'version':'3'}}", Value(("version", "1")), Value(("version", "2")));

        update.Should().Throw<OperationFailedException>().Where(e => e.Path!.ToString() == "version").WithMessage("version changed on the server*Nothing was sent*");
    }

    [Fact]
    public void SameValueChangedToTheSame_IsNoConflict() => Update("{'spec':{'version':'2'}}", Value(("version", "1")), Value(("version", "2"))).Should().Be("{}");

    [Fact]
    public void DurationsAndFlags_AreText() => Update("{'spec':{}}", Value(), Value(("timeout", 90), ("flag", true))).Should().Be("{'spec':{'timeout':'90s','flag':'true'}}");

    [Fact]
    public void DurationsAndFlags_AreReadFromText()
    {
        var read = Flattener.Flatten(Thing, Json("{'spec':{'timeout':'1m30s','flag':'true'}}"), TfValue.Null, ReadPurpose.Import);

        (read["timeout"], read["flag"]).Should().Be(((TfValue)90, (TfValue)true));
    }

    [Fact]
    public void Map_IsMergedEntryByEntryAndEncoded() => Update(
        "{'data':{'a':'MQ==','theirs':'/w=='}}", Value(("data", Map(("a", "1"), ("gone", "x")))), Value(("data", Map(("a", "2"))))).Should().Be("{'data':{'a':'Mg==','theirs':'/w=='}}");

    [Fact]
    public void Map_EntryChangedByOthers_IsRefused()
    {
        var update = () => Update("{'data':{'a':'Mw=='}}", Value(("data", Map(("a", "1")))), Value(("data", Map(("a", "2")))));

        update.Should().Throw<OperationFailedException>().WithMessage("*data[\"a\"]*").And.Message.Should().NotContain("3", "values may be secrets");
    }

    [Fact]
    public void SecretThatTheServerShows_WhenGone_IsGone() =>
        Flattener.Flatten(Thing, Json("{'spec':{}}"), Value(("data", Map(("a", "1")))), ReadPurpose.Refresh)["data"].Should().Be(TfValue.Null);

    [Fact]
    public void Binary_StaysEncoded() =>
        Flattener.Flatten(Thing, Json("{'data':{'a':'/w==','b':'YQ=='}}"), TfValue.Null, ReadPurpose.Import)["data"].Should().Be(Map(("a", "/w=="), ("b", "a")));

    [Fact]
    public void Pools_AreMatchedByNameAndOthersStay() => Update(
        "{'spec':{'pools':[{'name':'theirs'},{'name':'b','quantity':2,'unknown':1},{'name':'a','quantity':1}]}}",
        Value(("pools", TfValue.List(Pool("a", 1), Pool("b", 2)))),
        Value(("pools", TfValue.List(Pool("a", 5), Pool("b", 2)))))
        .Should().Be("{'spec':{'pools':[{'name':'a','quantity':5},{'name':'b','quantity':2,'unknown':1},{'name':'theirs'}]}}");

    [Fact]
    public void Pool_Removed_IsRemoved() => Update(
        "{'spec':{'pools':[{'name':'a','quantity':1},{'name':'b','quantity':2}]}}",
        Value(("pools", TfValue.List(Pool("a", 1), Pool("b", 2)))),
        Value(("pools", TfValue.List(Pool("b", 2))))).Should().Be("{'spec':{'pools':[{'name':'b','quantity':2}]}}");

    [Fact]
    public void Pool_QuantityChangedByOthers_IsRefused()
    {
        var update = () => Update(
            "{'spec':{'pools':[{'name':'a','quantity':4}]}}", Value(("pools", TfValue.List(Pool("a", 1)))), Value(("pools", TfValue.List(Pool("a", 5)))));

        update.Should().Throw<OperationFailedException>().WithMessage("*pools[0].quantity*");
    }

    private static string Update(string server, TfValue prior, TfValue planned) =>
        Expander.ForUpdate(Thing, Json(server), prior, planned, whole: true).ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'');

    private static TfList Backup(string bucket) => TfValue.List(TfValue.Object(("target", TfValue.List(TfValue.Object(("bucket", bucket), ("insecure", false))))));

    private static TfMap Pool(string name, long quantity) => TfValue.Object(("name", name), ("quantity", quantity));

    private static TfMap Map(params (string Name, TfValue Value)[] entries) => TfValue.Object(entries);

    private static TfMap Value(params (string Name, TfValue Value)[] given) => new(Thing.Select(f => KeyValuePair.Create(
        f.Name, given.FirstOrDefault(g => g.Name == f.Name) is { Name: not null } found ? found.Value : f.IsBlock ? TfValue.EmptyList : TfValue.Null)));

    private static JObject Json(string text) => JObject.Parse(text.Replace('\'', '"'));
}
