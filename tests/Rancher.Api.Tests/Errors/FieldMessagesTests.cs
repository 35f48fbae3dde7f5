using System.Net.Http;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Errors;

public sealed class FieldMessagesTests
{
    [Theory]
    [InlineData("Cluster.provisioning.cattle.io \"x\" is invalid: spec.rkeConfig.machinePools[0].name: Required value", "spec.rkeConfig.machinePools[0].name", "Required value")]
    [InlineData("Secret \"x\" is invalid: data[tls.key]: Required value", "data[tls.key]", "Required value")]
    [InlineData("StorageClass.storage.k8s.io \"x\" is invalid: parameters: Forbidden: updates to parameters are forbidden.", "parameters", "Forbidden: updates to parameters are forbidden.")]
    [InlineData("Cluster.provisioning.cattle.io \"x\" is invalid: spec.rkeConfig.machinePools[1]: Duplicate value: map[string]interface {}{\"name\":\"p1\"}", "spec.rkeConfig.machinePools[1]", "Duplicate value: map[string]interface {}{\"name\":\"p1\"}")]
    [InlineData("admission webhook \"rancher.cattle.io.clusters.provisioning.cattle.io\" denied the request: * spec.a.appendTolerations[0]: Invalid value: \"bad key!\": name part must be: so", "spec.a.appendTolerations[0]", "Invalid value: \"bad key!\": name part must be: so")]
    [InlineData("admission webhook \"rancher.cattle.io.users.management.cattle.io\" denied the request: user.username: Invalid value: \"other\": field is immutable", "username", "Invalid value: \"other\": field is immutable")]
    [InlineData("admission webhook \"rancher.cattle.io.projects.management.cattle.io\" denied the request: project.spec.clusterName: Invalid value: \"c\": no", "spec.clusterName", "Invalid value: \"c\": no")]
    [InlineData("admission webhook \"rancher.cattle.io.auditpolicies.auditlog.cattle.io\" denied the request: auditpolicy.spec.filters[0]: Invalid value: \"((\": error", "spec.filters[0]", "Invalid value: \"((\": error")]
    [InlineData("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string", "data", "number where string is expected")]
    [InlineData("spec.clusterName is immutable", "spec.clusterName", "is immutable")]
    [InlineData("spec.ttl 315360000 exceeds max ttl 2592000", "spec.ttl", "315360000 exceeds max ttl 2592000")]
    [InlineData("metadata.namespace is required", "metadata.namespace", "is required")]
    public void Read_OneField_IsFound(string message, string path, string problem) =>
        FieldMessages.Read(message).Should().Equal(new FieldProblem(path, problem));

    [Fact]
    public void Read_Several_AreFoundWithoutTheRemarkAboutNone() =>
        FieldMessages.Read("Secret \"x\" is invalid: [type: Invalid value: \"a, b\": field is immutable, data[username]: Required value, <nil>: Invalid value: \"null\": some validation rules were not checked]")
            .Should().Equal(new FieldProblem("type", "Invalid value: \"a, b\": field is immutable"), new FieldProblem("data[username]", "Required value"));

    [Theory]
    [InlineData("clusters.provisioning.cattle.io \"x\" not found")]
    [InlineData("admission webhook \"rancher.cattle.io.clusters.provisioning.cattle.io\" denied the request: RKEConfig cannot be made null after cluster creation")]
    [InlineData("lost connection to cluster: failed to find Session for client stv-cluster-c-a")]
    [InlineData("")]
    public void Read_NoField_FindsNone(string message) => FieldMessages.Read(message).Should().BeEmpty();

    [Fact]
    public void Error_RefusedSecret_IsMaskedEverywhere()
    {
        var error = Read(422, """{"code":"Invalid","message":"Cluster.provisioning.cattle.io \"x\" is invalid: spec.s3.secretKey: Invalid value: \"hunter2\": too short"}""");

        error.ToString().Should().NotContain("hunter2").And.Contain("too short");
        error.Fields.Single().Problem.Should().NotContain("hunter2");
    }

    [SharedFolderTheory]
    [InlineData("2.11.16", "212", "spec.rkeConfig.machinePools[0].machineConfigRef")]
    [InlineData("2.11.16", "581", "securityGroup")]
    [InlineData("2.14.4", "385", "spec.rkeConfig.machinePools[0].machineConfigRef")]
    [InlineData("2.14.4", "1058", "spec.rkeConfig.machinePools[0].quantity")]
    [InlineData("2.14.4", "1111", "spec.rkeConfig.etcd.s3.retention")]
    [InlineData("2.11.16", "208", "spec.clusterAgentDeploymentCustomization.appendTolerations[0]")]
    // These two repeat the whole request in front of the reason.
    [InlineData("2.15.0", "3019", "spec.webhookDeploymentCustomization.replicaCount")]
    [InlineData("2.11.16", "193", "spec.rkeConfig.machineGlobalConfig")]
    public void Error_Recorded_NamesTheField(string version, string number, string expected)
    {
        var recorded = Transcript.Of(version, number);

        var error = Read(recorded.Status, recorded.Body);

        error.FieldName.Should().Be(expected);
        error.Message.Should().NotContain("AdmissionReview").And.NotContain("userInfo");
        error.Message.Length.Should().BeLessThan(700);
    }

    [SharedFolderTheory]
    [InlineData("2.11.16", "280", "failed to parse cluster version: hello is not valid k8s version")]
    [InlineData("2.14.4", "1112", "illegal base64 data at input byte 3")]
    public void Error_RecordedWebhookFailure_KeepsTheReasonAndDropsTheRequest(string version, string number, string expected)
    {
        var recorded = Transcript.Of(version, number);

        Read(recorded.Status, recorded.Body).Message.Should().Contain(expected).And.NotContain("userInfo");
    }

    private static RancherError Read(int status, string body) =>
        ErrorReader.Read(new RancherRequest(HttpMethod.Post, "/v1/x"), new RancherResponse(status, JsonText.Read(body), body));
}
