using Newtonsoft.Json.Linq;
using Rancher.Api.Norman;

namespace Rancher.Api.Tests.Norman;

public sealed class ClusterConditionsTests
{
    private static readonly JObject Cluster = JObject.Parse("""
        {"state":"provisioning","transitioning":"error","transitioningMessage":"waiting for etcd and controlplane nodes to be registered",
         "conditions":[{"type":"Pending","status":"True"},{"type":"Provisioned","status":"Unknown","message":"why"},{"type":"SystemProjectCreated","status":"True"}]}
        """);

    [Theory]
    [InlineData("Pending", "True")]
    [InlineData("Provisioned", "Unknown")]
    [InlineData("Ready", null)]
    public void Status_OfACondition_IsItsWord(string type, string? status) => ClusterConditions.Status(Cluster, type).Should().Be(status);

    [Fact]
    public void Missing_OfTheFirstSteps_ListsThoseNotTrue() =>
        ClusterConditions.Missing(Cluster, ClusterConditions.CreatedSteps).Should().Equal("DefaultProjectCreated", "InitialRolesPopulated");

    [Fact]
    public void Describe_StateAndMessage_AreJoined() =>
        ClusterConditions.Describe(Cluster).Should().Be("provisioning: waiting for etcd and controlplane nodes to be registered");

    [Fact]
    public void Describe_BareObject_StillSaysSomething() => ClusterConditions.Describe([]).Should().Be("without a state");

    [Fact]
    public void IsError_TransitioningError_CountsWhateverTheState() => ClusterConditions.IsError(Cluster).Should().BeTrue();

    [Fact]
    public void Message_OfACondition_IsItsText() => ClusterConditions.Message(Cluster, "Provisioned").Should().Be("why");
}
