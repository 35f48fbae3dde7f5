using Newtonsoft.Json.Linq;

namespace Rancher.Api.Tests;

public class JsonTreeTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""", "1")]
    [InlineData("""{"a":{}}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":"text"}""", null)]
    [InlineData("""{"a":[{"b":1}]}""", null)]
    [InlineData("{}", null)]
    public void At_IsAMemberOfAnObjectOrNothing(string json, string? expected) => (JObject.Parse(json)["a"].At("b")?.ToString()).Should().Be(expected);

    [Fact]
    public void At_OfNothing_IsNothing() => ((JToken?)null).At("a").Should().BeNull();
}
