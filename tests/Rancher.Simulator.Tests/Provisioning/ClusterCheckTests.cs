using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>What servers refuse in a provisioning cluster, and what they let through.</summary>
public sealed class ClusterCheckTests
{
    [Theory]
    [InlineData("2.11.16", """{"agentEnvVars":[{"name":"CATTLE_AGENT_VAR_DIR","value":"/x"}],"rkeConfig":{}}""", 400, "use \"cluster.Spec.RKEConfig.DataDirectories.SystemAgent\"")]
    [InlineData("2.11.16", """{"rkeConfig":{"dataDirectories":{"systemAgent":"rel"}}}""", 400, "System Agent data directory must be an absolute path")]
    [InlineData("2.11.16", """{"rkeConfig":{"dataDirectories":{"systemAgent":"/a","provisioning":"/a/b"}}}""", 400, "Provisioning data directory cannot be nested inside System Agent data directory")]
    [InlineData("2.11.16", """{"rkeConfig":{},"defaultPodSecurityAdmissionConfigurationTemplateName":"nope"}""", 400, "\"nope\" not found")]
    [InlineData("2.11.16", """{"rkeConfig":{"machineGlobalConfig":"cni: calico"}}""", 500, "of type map[string]interface {}")]
    [InlineData("2.11.16", """{"rkeConfig":{"machinePools":[{"name":"","quantity":-1,"machineConfigRef":{"kind":"X","name":"x"}}]}}""", 201, null)]
    [InlineData("2.14.4", """{"rkeConfig":{"machinePools":[{"name":"p","quantity":-1,"machineConfigRef":{"kind":"X","name":"x"}}]}}""", 422, "should be greater than or equal to 0")]
    [InlineData("2.14.4", """{"rkeConfig":{"upgradeStrategy":{"controlPlaneConcurrency":"abc"}}}""", 422, "in body should match")]
    [InlineData("2.14.4", """{"rkeConfig":{"etcd":{"s3":{"bucket":"b","cloudCredentialName":"cattle-global-data:cc-nope"}}}}""", 400, "is not found")]
    [InlineData("2.15.0", """{"rkeConfig":{},"webhookDeploymentCustomization":{"replicaCount":"x"}}""", 500, "of type int32")]
    public async Task Specification(string version, string spec, int expected, string? words)
    {
        await using var rancher = await SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
        using var client = ApiClient.For(rancher);
        var body = new JObject { ["metadata"] = new JObject { ["namespace"] = "fleet-default", ["name"] = "web" }, ["spec"] = JObject.Parse(spec) };

        var (status, answer) = await client.SendAsync(HttpMethod.Post, "/v1/provisioning.cattle.io.clusters", body);

        status.Should().Be(expected);
        if (words is not null)
        {
            ((string?)answer["message"]).Should().Contain(words);
        }
    }
}
