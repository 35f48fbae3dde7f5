using Newtonsoft.Json.Linq;

namespace Rancher.Api.Tests.Json;

public class JsonPathTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""", "1")]
    [InlineData("""{"a":{}}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":"text"}""", null)]
    [InlineData("""{"a":[{"b":1}]}""", null)]
    [InlineData("{}", null)]
    public void At_APath_IsWhatIsThereOrNothing(string json, string? expected) => (JObject.Parse(json).At("a", "b")?.ToString()).Should().Be(expected);

    [Fact]
    public void At_OfNothing_IsNothing() => ((JToken?)null).At("a").Should().BeNull();

    [Theory]
    [InlineData("""{"labels":{"a.b/c":"x"}}""", "x", "x")]
    [InlineData("""{"labels":{"a.b/c":""}}""", "", null)]
    [InlineData("""{"labels":{"a.b/c":1}}""", null, null)]
    public void TextAt_ANameWithDots_IsOneStep(string json, string? text, string? filled)
    {
        JObject.Parse(json).TextAt("labels", "a.b/c").Should().Be(text);
        JObject.Parse(json).FilledAt("labels", "a.b/c").Should().Be(filled);
    }
}
