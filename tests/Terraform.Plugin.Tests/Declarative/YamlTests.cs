using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Tests.Declarative;

public sealed class YamlTests
{
    // What go-yaml v2 below sigs.k8s.io/yaml makes of each.
    [Theory]
    [InlineData("2", "2")]
    [InlineData("-1450", "-1450")]
    [InlineData("+7", "7")]
    [InlineData("0.5", "0.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("0755", "493")]
    [InlineData("0600", "384")]
    [InlineData("-0600", "-384")]
    [InlineData("0o17", "15")]
    [InlineData("08", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("\"2\"", "\"2\"")]
    [InlineData("'yes'", "\"yes\"")]
    [InlineData("1.31.1", "\"1.31.1\"")]
    [InlineData("v1", "\"v1\"")]
    [InlineData("12:30:00", "\"12:30:00\"")]
    [InlineData("2026-11-29", "\"2026-11-29\"")]
    [InlineData("yes", "true")]
    [InlineData("No", "false")]
    [InlineData("ON", "true")]
    [InlineData("off", "false")]
    [InlineData("y", "true")]
    [InlineData("N", "false")]
    [InlineData("True", "true")]
    [InlineData("tRUE", "\"tRUE\"")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("", "null")]
    [InlineData("!!str 123", "\"123\"")]
    [InlineData("!!str yes", "\"yes\"")]
    [InlineData("!!int \"123\"", "123")]
    [InlineData("!!float 1", "1")]
    [InlineData("!!bool \"on\"", "true")]
    [InlineData("!!binary aGVsbG8=", "\"hello\"")]
    [InlineData("!own 1", "\"1\"")]
    [InlineData("!!map {a: 1}", "{\"a\":1}")]
    [InlineData("<<", "\"<<\"")]
    public void Scalar_Read_HasTheTypeOfGoYaml(string yaml, string json) =>
        Read($"key: {yaml}")["key"]!.ToString(Formatting.None).Should().Be(json);

    [Theory]
    [InlineData("yes: 1", """{"true":1}""")]
    [InlineData("1: a\n0x10: b\n1.5: c", """{"1":"a","16":"b","1.5":"c"}""")]
    [InlineData("\"yes\": 1\n'01': 2", """{"yes":1,"01":2}""")]
    [InlineData("a: 1\na: 2", """{"a":2}""")]
    public void Key_Read_IsTheTextOfItsValue(string yaml, string json) => Read(yaml).ToString(Formatting.None).Should().Be(json);

    [Theory]
    [InlineData("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3", """{"p":1,"q":3}""")]
    [InlineData("a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x", """{"q":2,"p":1}""")]
    [InlineData("a: &x {p: 1}\nc: &y {p: 2, r: 3}\nb:\n  <<: [*x, *y]", """{"p":1,"r":3}""")]
    [InlineData("b: {<<: {p: 1}}", """{"p":1}""")]
    [InlineData("b: {\"<<\": {p: 1}}", """{"<<":{"p":1}}""")]
    public void MergeKey_Read_AddsTheKeysOfTheOtherMap(string yaml, string json) => Read(yaml)["b"]!.ToString(Formatting.None).Should().Be(json);

    [Fact]
    public void Alias_Read_IsACopyOfItsAnchor() => Read("a: &x [1, {b: c}]\nd: *x\ne: *x").ToString(Formatting.None)
        .Should().Be("""{"a":[1,{"b":"c"}],"d":[1,{"b":"c"}],"e":[1,{"b":"c"}]}""");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("null\n")]
    [InlineData("--- ~\n...\n---\n# and nothing here\n")]
    [InlineData("\uFEFF# saved by an editor of Windows\r\n")]
    public void Document_WithoutContent_IsEmpty(string yaml)
    {
        Read(yaml).Type.Should().Be(JTokenType.Null);
        Yaml.IsEmptyDocument(yaml).Should().BeTrue();
    }

    [Theory]
    [InlineData("\uFEFFa: 1\r\nb: 2\r\n")]
    [InlineData("%YAML 1.1\n---\na: 1\nb: 2\n...\n")]
    [InlineData("---\n# empty\n---\na: 1\nb: 2\n---\n")]
    [InlineData("{\"a\": 1,\n\t\"b\": 2}")]
    public void Document_InAnyWrapping_IsRead(string yaml) => Read(yaml).ToString(Formatting.None).Should().Be("""{"a":1,"b":2}""");

    [Theory]
    [InlineData("a: b: c", "^line 1, column \\d+: ")]
    [InlineData("a: \"b", "^line \\d+, column \\d+: ")]
    [InlineData("a: [1\nb: 2", "brackets|column")]
    [InlineData("a: 1\n---\nb: 2", "^line 2, column 1: A second document begins here; only one is allowed")]
    [InlineData("? [a, b]\n: c", "^line 1, column 3: A key must be a text")]
    [InlineData("~: c", "A key must be a text")]
    [InlineData("a: *b", "^line 1, column 4: The alias \\*b has no anchor &b before it")]
    [InlineData("a: &b [*b]", "The anchor &b contains itself")]
    [InlineData("a: {<<: 1}", "merge key \\(<<\\) needs a map")]
    [InlineData("a: &x [{b: 1}]\nc: {<<: *x}", "merge key \\(<<\\) needs a map")]
    [InlineData("a: !!int x", "\"x\" is not of the type !!int")]
    [InlineData("a: !!binary '%'", "not base64")]
    [InlineData("a: .inf", "JSON has no such number")]
    public void Mistake_Read_IsReportedWithItsPlace(string yaml, string says)
    {
        Yaml.TryParse(yaml, out _, out var problem).Should().BeFalse();

        problem.Should().MatchRegex(says);
    }

    public static TheoryData<string, string> Attacks() => new()
    {
        { string.Concat(Enumerable.Repeat("a: [", 20_000)), "100 levels" },
        { string.Concat(Enumerable.Repeat("[", 80_000)), "100 levels" },
        { string.Concat(Enumerable.Repeat("- ", 40_000)), "100 levels" },
        { string.Concat(Enumerable.Repeat("? ", 40_000)), "100 levels" },
        { "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghi".Select(c => $"{c}: &{c} [{string.Join(',', Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n")), "500000 values" },
        { "a: &a {k: v}\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"m{i}: &m{i} [{(i == 0 ? "*a, *a" : $"*m{i - 1}, *m{i - 1}")}]\n")), "500000 values" },
        { "a: [" + string.Concat(Enumerable.Repeat("x,", 600_000)) + "]", "500000 values" },
        { "a: " + new string('x', (4 * 1024 * 1024) + 1), "longer than 4 MB" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Document_ThatAsksForTooMuch_IsRefusedWithLittleMemory(string yaml, string says)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Yaml.TryParse(yaml, out _, out var problem).Should().BeFalse();

        problem.Should().Contain(says);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(512L * 1024 * 1024);
    }

    [Theory]
    [InlineData("""{"count":2,"share":0.5,"text":"2","flag":true,"none":null,"list":[1,"a"],"on":"on","octal":"0755"}""")]
    [InlineData("""{"script":"line 1\nline 2\n","empty":"","map":{},"names":[]}""")]
    [InlineData("""{"last":"wait..."}""")]
    [InlineData("""{"last":"..."}""")]
    [InlineData("""["..."]""")]
    [InlineData("""{"yes":1,"01":2,"<<":3,"":4,"a: b":5,"null":6,"---":7}""")]
    [InlineData("""{"a":"\n","b":" x\ny","c":"x\n\n\n","d":"x\r\ny","e":"x \ny\t","f":"\ttab\n","g":"# no\n# comment","h":"ü😀\nß\u0085"}""")]
    [InlineData("\"wait...\"")]
    [InlineData("18446744073709551615")]
    public void Written_AndReadAgain_IsTheSame(string json) => ShouldSurvive(JToken.Parse(json));

    [Property(MaxTest = 1000)]
    public void Texts_WrittenAndReadAgain_AreTheSame(string?[] texts, bool asKeys)
    {
        var known = texts.OfType<string>().Where(t => !t.Any(char.IsSurrogate)).ToList();
        ShouldSurvive(asKeys ? new JObject(known.Distinct().Select(t => new JProperty(t, t))) : new JArray(known));
    }

    private static void ShouldSurvive(JToken document)
    {
        var yaml = Yaml.Write(document);

        JToken.DeepEquals(Read(yaml), document).Should().BeTrue("{0} became {1}", document, yaml);
    }

    private static JToken Read(string yaml)
    {
        Yaml.TryParse(yaml, out var document, out var problem).Should().BeTrue(problem);
        return document;
    }
}
