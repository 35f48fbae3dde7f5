using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.Failures;

/// <summary>What a user sees when something is wrong: the reason, on the right line, with nothing lost and nothing secret shown.</summary>
public sealed class FailureAcceptanceTests : ProviderTests
{
    private const string Address = "rancher2_cluster.this";
    private const string Cluster = """
        resource "rancher2_cluster" "this" {
          name = "failing"
          rke_config {
            network {
              plugin = "canal"
            }
          }
        }
        """;

    [Fact]
    public async Task WrongToken_SaysThatTheTokenIsNotAccepted()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Cluster).Replace(Provider.Rancher.AdminToken, "token-wrong:not-the-secret", StringComparison.Ordinal));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("does not accept the token (401)").Address.Should().Be(Address);
        result.Text.Should().NotContain("not-the-secret");
    }

    [Theory]
    [InlineData("token_key = \"no-colon\"", "has two parts joined by a colon")]
    [InlineData("token_key = \"t:s\"\n ca_certs = \"-----BEGIN CERTIFICATE-----\\nnonsense\\n-----END CERTIFICATE-----\"", "ca_certs cannot be used")]
    [InlineData("token_key = \"t:s\"\n ca_certs = \"/no/such/file.pem\"", "no file has the path")]
    [InlineData("token_key = \"t:s\"\n api_url = \"rancher.example.com\"", "not a URL")]
    [InlineData("bootstrap = true\n token_key = \"t:s\"", "takes no token")]
    public async Task WrongProviderArgument_IsNamed(string arguments, string message)
    {
        await using var acceptance = Provider.Case();
        var url = arguments.Contains("api_url", StringComparison.Ordinal) ? "" : "api_url = \"https://127.0.0.1:1\"";
        acceptance.Terraform.Configure(Provider.Configuration(Cluster).Replace(Provider.ProviderBlock, $"provider \"rancher2\" {{\n {url}\n {arguments}\n}}", StringComparison.Ordinal));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(message);
    }

    [Fact]
    public async Task InvalidArguments_AreAllReportedAtOnceWithoutACall()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""
            resource "rancher2_cluster" "this" {
              name = "x"
              rke_config {
                network {
                  plugin = "flanel"
                  mtu    = 9001
                }
                upgrade_strategy {
                  drain_input {
                    timeout = 0
                  }
                }
              }
              k3s_config {}
              timeouts {
                create = "soon"
              }
            }
            """));

        var result = (await acceptance.Terraform.ValidateAsync()).ShouldFail();

        result.Error("Did you mean \"flannel\"").Path.Should().Be("rke_config[0].network[0].plugin");
        result.Error("from 0 to 9000").Path.Should().Be("rke_config[0].network[0].mtu");
        result.Error("from 1 to 10800");
        result.Error("exclude each other");
        result.Error("\"soon\" is no duration");
        Provider.Rancher.Requests.Should().BeEmpty("validation needs no server");
    }

    [Fact]
    public async Task ServerRefuses_FieldIsOnTheUsersLine()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster));
        await using var second = Provider.Case();
        second.Terraform.Configure(Provider.Configuration(Cluster));

        var error = (await second.Terraform.ApplyAsync()).ShouldFail().Error("NotUnique");

        error.Path.Should().Be("name");
        error.Summary.Should().Be("Cannot create rancher2_cluster \"failing\"");
    }

    [Fact]
    public async Task Forbidden_KeepsTheResourceInState()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster));
        Provider.Rancher.Faults.Add(Fault.On("GET", "/v3/clusters/", new FaultKind.Status(
            403, """{"type":"error","status":403,"code":"Forbidden","message":"clusters is forbidden"}"""), times: 50));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("lacks a right (403)").Address.Should().Be(Address);

        Provider.Rancher.Faults.Clear();
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("the state still has the cluster");
    }

    [Fact]
    public async Task LostAnswerOfACreate_IsLookedUpAndNotRepeated()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Faults.Add(Fault.On("POST", "/v3/clusters", new FaultKind.LostAnswer()));

        await acceptance.ApplyAsync(Provider.Configuration(Cluster));

        Provider.Rancher.Requests.Count(r => r.Method == "POST" && r.Path.EndsWith("/v3/clusters", StringComparison.OrdinalIgnoreCase)).Should().Be(1);
        Provider.Rancher.Store.All("cluster").Count(c => (string?)c["name"] == "failing").Should().Be(1);
    }

    [Fact]
    public async Task ServerBusyForAWhile_IsWaitedOut()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Faults.Add(Fault.On("GET", "/v3/clusters/", new FaultKind.Status(503, "busy", "text/plain"), times: 2));
        Provider.Rancher.Faults.Add(Fault.On("GET", "/v3/projects", new FaultKind.Reset(), times: 2));

        await acceptance.ApplyAsync(Provider.Configuration(Cluster));
    }

    [Fact]
    public async Task ConflictOnUpdate_StartsFromTheNewObject()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Cluster));
        Provider.Rancher.Faults.Add(Fault.On("PUT", "/v3/clusters/", FaultKind.Conflict("clusters.management.cattle.io", "c-x"), times: 2));

        await acceptance.ApplyAsync(Provider.Configuration(Cluster.Replace("rke_config {", "description = \"new\"\n rke_config {", StringComparison.Ordinal)), plan => plan.ShouldUpdate(Address));
    }

    [Fact]
    public async Task Interrupted_StopsWithinSecondsAndKeepsWhatWasCreated()
    {
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { ManualClock = true });
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration(Cluster));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var running = await acceptance.Terraform.StartAsync(limit.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        while (provider.Rancher.Requests.Count(r => r.Method == "GET" && r.Path.Contains("/v3/clusters/c-", StringComparison.Ordinal)) < 2)
        {
            await Task.Delay(50, limit.Token);
        }

        var interrupted = DateTime.UtcNow;
        running.Interrupt();
        var result = await running.WaitAsync(limit.Token);

        (DateTime.UtcNow - interrupted).Should().BeLessThan(TimeSpan.FromSeconds(20));
        result.Text.Should().Contain("Interrupted while waiting for cluster").And.Contain("kept in the state");
        (await acceptance.Terraform.StateAsync()).Resource(Address)["id"]!.ToString().Should().StartWith("c-");
    }
}
