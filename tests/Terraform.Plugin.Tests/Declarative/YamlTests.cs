using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Tests.Declarative;

public sealed class YamlTests
{
    [Theory]
    [InlineData("2", "2")]
    [InlineData("-1450", "-1450")]
    [InlineData("0.5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("0755", "\"0755\"")]
    [InlineData("\"2\"", "\"2\"")]
    [InlineData("1.31.1", "\"1.31.1\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    public void Scalar_BecomesWhatKubernetesToolsMakeOfIt(string yaml, string json)
    {
        Yaml.TryParse($"key: {yaml}", out var document, out var problem).Should().BeTrue(problem);

        document["key"]!.ToString(Formatting.None).Should().Be(json);
    }

    [Theory]
    [InlineData("""{"count":2,"share":0.5,"text":"2","flag":true,"none":null,"list":[1,"a"],"on":"on","octal":"0755"}""")]
    [InlineData("""{"script":"line 1\nline 2\n","empty":"","map":{},"names":[]}""")]
    public void Written_AndReadAgain_IsTheSame(string json)
    {
        var document = JToken.Parse(json);

        Yaml.TryParse(Yaml.Write(document), out var again, out var problem).Should().BeTrue(problem);

        JToken.DeepEquals(again, document).Should().BeTrue("{0} became {1}", document, again);
    }

    [Theory]
    [InlineData("a: b: c", "^line \\d+, column \\d+: ")]
    [InlineData("a: \"b", "^line \\d+, column \\d+: ")]
    [InlineData("a: [1\nb: 2", "brackets")]
    public void Mistake_IsToldWithItsPlaceWhereThatIsKnown(string yaml, string says)
    {
        Yaml.TryParse(yaml, out _, out var problem).Should().BeFalse();

        problem.Should().MatchRegex(says);
    }
}
