using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Failures;

/// <summary>What the configuration names and the server does not have is reported in the plan, with the nearest that it has.</summary>
public sealed class ServerWordAcceptanceTests : ProviderTests
{
    private const string Pool = """
        resource "rancher2_cluster_v2" "this" {
          name               = "web"
          kubernetes_version = "{0}"
          rke_config {
            machine_pools {
              name               = "a"
              etcd_role          = true
              control_plane_role = true
              worker_role        = true
              machine_config {
                kind = "{1}"
                name = "nc-a"
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("resource \"rancher2_role_template\" \"this\" {\n name = \"ops\"\n role_template_ids = [\"projects-veiw\"]\n}", "Did you mean \"projects-view\"?", "role_template_ids")]
    public async Task WhatTheServerDoesNotHave_IsAnErrorOfThePlan(string body, string message, string path)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(body));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(message).Path.Should().Be(path);
    }

    [Fact]
    public async Task AKindOfMachineConfig_ThatIsASlip_IsAnErrorOfThePlan()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Pool.Replace("{0}", "v1.33.5+rke2r1", StringComparison.Ordinal).Replace("{1}", "Amazonec3Config", StringComparison.Ordinal)));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Did you mean \"Amazonec2Config\"?").Path.Should().Contain("machine_config");
    }

    [Fact]
    public async Task ASettingThatDoesNotExist_IsAWarning()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("resource \"rancher2_setting\" \"this\" {\n name = \"server-urll\"\n value = \"https://example.com\"\n}"));

        var result = await acceptance.Terraform.PlanAsync();

        result.ShouldSucceed();
        result.Diagnostics.Should().ContainSingle(d => d.Summary == "This Rancher has no such setting").Which.Detail.Should().Contain("Did you mean \"server-url\"?");
    }
}
