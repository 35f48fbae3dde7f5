using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;

namespace Rancher.Api.Tests.Steve;

public sealed class SteveConditionsTests
{
    private const string True = """{"type":"Updated","status":"True"},{"type":"Provisioned","status":"True"},{"type":"Ready","status":"True"}""";

    [Theory]
    // The answer to a POST: active, and no status.
    [InlineData("""{"metadata":{"state":{"name":"active","message":"Resource is current","error":false,"transitioning":false}}}""", false)]
    // Ready up to a minute before the cluster is.
    [InlineData("""{"metadata":{"state":{"name":"updating"}},"status":{"ready":true,"conditions":[{"type":"Ready","status":"Unknown"}]}}""", false)]
    [InlineData("""{"metadata":{"state":{"name":"active"}},"status":{"ready":true,"conditions":[{"type":"Ready","status":"True"}]}}""", false)]
    // A newer version that no controller has seen yet.
    [InlineData($$$"""{"metadata":{"generation":5,"state":{"name":"active"}},"status":{"observedGeneration":4,"conditions":[{{{True}}}]}}""", false)]
    [InlineData($$$"""{"metadata":{"generation":5,"state":{"name":"active"}},"status":{"observedGeneration":5,"conditions":[{{{True}}}]}}""", true)]
    [InlineData($$$"""{"metadata":{"state":{"name":"active","error":true}},"status":{"conditions":[{{{True}}}]}}""", false)]
    [InlineData($$$"""{"metadata":{"deletionTimestamp":"2026-11-23T18:00:00Z","state":{"name":"active"}},"status":{"conditions":[{{{True}}}]}}""", false)]
    public void IsActive_MeansMoreThanTheWord(string item, bool expected) =>
        SteveConditions.IsActive(JObject.Parse(item), SteveConditions.ReadySteps).Should().Be(expected);

    [Theory]
    [InlineData("""{"metadata":{"state":{"name":"updating","message":"waiting for viable init node"}}}""", "updating: waiting for viable init node")]
    [InlineData("""{"metadata":{"state":{"name":"active","message":""}}}""", "active")]
    [InlineData("{}", "without a state")]
    [InlineData("""{"metadata":{"deletionTimestamp":"x","state":{"name":"active"}}}""", "being removed, active")]
    [InlineData("""{"metadata":{"state":{"name":"error","message":"run --token abcdefghijk now"}}}""", "error: run --token *** now")]
    public void Describe_SaysStateAndMessage(string item, string expected) => SteveConditions.Describe(JObject.Parse(item)).Should().Be(expected);

    [Fact]
    public void Conditions_ByType_AreRead()
    {
        var item = JObject.Parse("""{"status":{"conditions":[{"type":"Ready","status":"Unknown","reason":"Waiting","message":"waiting for viable init node"}]}}""");

        (SteveConditions.Status(item, "Ready"), SteveConditions.Reason(item, "Ready"), SteveConditions.Message(item, "Ready"), SteveConditions.Status(item, "Nope"))
            .Should().Be(("Unknown", "Waiting", "waiting for viable init node", null));
        SteveConditions.Missing(item, SteveConditions.ReadySteps).Should().Equal(SteveConditions.ReadySteps);
    }
}
