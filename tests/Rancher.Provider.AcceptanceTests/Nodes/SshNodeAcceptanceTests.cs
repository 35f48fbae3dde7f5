using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>Machines that the provider registers over SSH: a real SSH server, a real shell, the real engine of PowerShell, and stand-ins for what they start.</summary>
public sealed class SshNodeAcceptanceTests() : ProviderTests("2.4.18")
{
    private const string First = "rancher2_custom_node.first";
    private const string Windows = "rancher2_custom_node.windows";
    private SshServer _machine = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _machine = await SshServer.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        _machine.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Cluster_FromNothing_ToActive_WithAWindowsWorker_AndBack()
    {
        await using var acceptance = Provider.Case();
        acceptance.ApplyWarnings = ["Windows Server 2019 left mainstream support on 2024-01-09 (W-35)"];

        var state = await acceptance.ApplyAsync(Provider.Configuration(Mixed()));

        ((string?)state.Value(First, "state")).Should().Be("active");
        ((string?)state.Value(First, "ssh_host_key")).Should().Be(_machine.HostKey);
        ((string?)state.Value(Windows, "state")).Should().Be("active");
        ((string?)state.Value(Windows, "windows_build")).Should().StartWith("10.0.17763");
        var node = Provider.Rancher.Store.All("node").Single(n => (string?)n["requestedHostname"] == "linux-1");
        ((string?)node["labels"]!["team"]).Should().Be("web");
        node["taints"]!.Should().Contain(t => (string?)t["key"] == "dedicated");
        var token = (string)(await Provider.TokenAsync((string)state.Value("rancher2_cluster.this", "id")!))["token"]!;
        _machine.CommandLines.Should().Contain("sh -s").And.NotContain(token, "no process list shows the token");

        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        Provider.Rancher.Store.All("node").Should().BeEmpty();
    }

    [Fact]
    public async Task Node_ThatIsRemoved_LeavesACleanMachine()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Mixed(windows: false) + Worker("linux-2", _machine.Block())));

        await acceptance.ApplyAsync(Provider.Configuration(Mixed(windows: false)), plan => plan.ShouldDestroy("rancher2_custom_node.worker"));

        _machine.Calls.Should().Contain("docker rm -fv kubelet");
    }

    [Theory]
    [InlineData("private_key_wo")]
    [InlineData("private_key")]
    public async Task Node_WithoutAKeyAtTheEnd_IsRemovedAndItsMachineNamed(string argument)
    {
        await using var acceptance = Provider.Case();
        var key = (await File.ReadAllTextAsync(_machine.KeyFile)).Replace("\n", "\\n", StringComparison.Ordinal);
        var block = _machine.Block().Replace($"private_key_file = \"{_machine.KeyFile}\"", $"{argument} = \"{key}\"", StringComparison.Ordinal);
        await acceptance.ApplyAsync(Provider.Configuration(Mixed(windows: false) + Worker("linux-2", block)));
        File.ReadAllText(acceptance.Terraform.StateFile).Should().NotContain("OPENSSH PRIVATE KEY", "write-only values are not kept");

        acceptance.Terraform.Configure(Provider.Configuration(Mixed(windows: false)));
        var result = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("was not cleaned", StringComparison.Ordinal)).Which.Detail.Should().Contain("write-only values are not kept");
        result.ShouldBeAsApproved("machine_that_is_not_cleaned");
    }

    [Fact]
    public async Task FirstUse_Trusted_IsRemembered()
    {
        await using var acceptance = Provider.Case();
        var block = _machine.Block("trust_on_first_use = true").Replace($"host_key         = \"{_machine.HostKey}\"", "", StringComparison.Ordinal);

        var state = await acceptance.ApplyAsync(Provider.Configuration(Registered(block)));

        ((string?)state.Value(First, "ssh_host_key")).Should().Be(_machine.HostKey);
    }

    [Fact]
    public async Task Bastion_LeadsToTheMachine()
    {
        using var bastion = await SshServer.StartAsync();
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(Registered(_machine.Block($$"""
            bastion {
              host             = "127.0.0.1"
              port             = {{bastion.Port}}
              user             = "{{bastion.User}}"
              private_key_file = "{{bastion.KeyFile}}"
              host_key         = "{{bastion.HostKey}}"
            }
            """))));

        ((string?)state.Value(First, "ssh_host_key")).Should().Be(_machine.HostKey);
    }

    [Fact]
    public async Task Agent_SignsForTheProvider()
    {
        var (agent, socket) = await _machine.StartAgentAsync();
        using var running = agent;
        // Nobody else in this process looks at the variable.
        Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", socket);
        try
        {
            await using var acceptance = Provider.Case();
            var block = _machine.Block().Replace($"private_key_file = \"{_machine.KeyFile}\"", "agent = true", StringComparison.Ordinal);

            var state = await acceptance.ApplyAsync(Provider.Configuration(Registered(block)));

            ((string?)state.Value(First, "ssh_host_key")).Should().Be(_machine.HostKey);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", null);
        }
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "host_key", "another-host-key", "is expected" },
        { "unpinned", "", "nothing says which one it must have" },
        { "password", "not-the-password", "does not let" },
        { "no-credential", "", "nothing to log in" },
        { "no-file", "/no/such/key", "cannot be read" },
        { "port", "", "did not answer" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Machine_ThatCannotBeReached_IsToldWhy_AndNothingIsMade(string what, string value, string says)
    {
        var block = _machine.Block("connect_timeout = \"1s\"");
        var keyLine = $"private_key_file = \"{_machine.KeyFile}\"";
        block = what switch
        {
            "host_key" => block.Replace(_machine.HostKey, "SHA256:" + new string('A', 43), StringComparison.Ordinal),
            "unpinned" => block.Replace($"host_key         = \"{_machine.HostKey}\"", "", StringComparison.Ordinal),
            "password" => block.Replace(keyLine, $"password_wo = \"{value}\"", StringComparison.Ordinal),
            "no-credential" => block.Replace(keyLine, "", StringComparison.Ordinal),
            "no-file" => block.Replace(_machine.KeyFile, value, StringComparison.Ordinal),
            _ => block.Replace($"= {_machine.Port}", "= 1", StringComparison.Ordinal),
        };
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(block)));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        var error = result.Error(says);
        error.Address.Should().Be(First);
        result.ShouldBeAsApproved($"ssh_{what}", (_machine.User, "USER"), (_machine.KeyFile, "KEY_FILE"));
        result.Text.Should().NotContain("not-the-password");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().NotContain(First, "nothing was made, so there is nothing to destroy");
        _machine.Calls.Should().BeEmpty("nothing was done on the machine");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Machine_WithoutDocker_IsNotTouched()
    {
        _machine.Program("docker", "exit 1");
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block())));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("Docker does not answer").Detail.Should().Contain("Nothing was changed on it");
        result.ShouldBeAsApproved("machine_without_docker");

        (await acceptance.Terraform.StateAsync()).Addresses.Should().NotContain(First);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Machine_WhoseAgentDoesNotRegister_ShowsItsLog_WithoutTheToken()
    {
        _machine.Program("docker", """
            case "$1" in
              run) printf '%s' "$CATTLE_TOKEN" > "${0%/*}/token" ;;
              ps) echo 0123456789ab ;;
              logs) echo "ERROR: https://rancher.test is not accessible with $(cat "${0%/*}/token")" ;;
            esac
            """);
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block(), "timeouts {\n create = \"4s\"\n }")));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("but the node did not register").Detail.Should().Contain("is not accessible with (token)");
        result.ShouldBeAsApproved("machine_that_does_not_register");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(First, "the machine was changed, so it is in the state");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Token_IsInNoOutputNoProcessListAndNoStateOfTheNode()
    {
        await using var acceptance = ProviderFixture.LaunchedCase();
        var cluster = (string)(await acceptance.ApplyAsync(Provider.Configuration(NodeFixture.Cluster))).Value("rancher2_cluster.this", "id")!;
        var token = (string)(await Provider.TokenAsync(cluster))["token"]!;
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block())));

        var plan = (await acceptance.Terraform.PlanAsync()).ShouldSucceed();
        var apply = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        (plan.Text + apply.Text + plan.ProviderLog + apply.ProviderLog).Should().NotContain(token);
        apply.ProviderLog.Should().Contain("clusterregistrationtokens", "requests are in the log");
        var nodes = JObject.Parse(await File.ReadAllTextAsync(acceptance.Terraform.StateFile))["resources"]!.Where(r => (string?)r["type"] == "rancher2_custom_node");
        string.Concat(nodes).Should().Contain("linux-1").And.NotContain(token);
        _machine.CommandLines.Should().NotContain(token);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Machine_ThatIsLostWhileItRegisters_IsWaitedForAllTheSame()
    {
        _machine.AfterRegistering("kill -9 \"$(awk '{ print $4 }' /proc/$PPID/stat)\"");
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block())));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("broke while it registered", StringComparison.Ordinal));
        ((string?)(await acceptance.Terraform.StateAsync()).Value(First, "address")).Should().NotBeNullOrEmpty();
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Interrupt_WhileTheMachineWorks_EndsSoonAndKeepsTheNode()
    {
        _machine.Program("docker", "[ \"$1\" = run ] || exit 0\ntouch \"${0%/*}/running\"\nexec sleep 300");
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block())));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var apply = await acceptance.Terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-input=false", "-no-color");
        await NodeFixture.EventuallyAsync(() => _machine.Has("running"));

        apply.Interrupt();
        var result = await apply.WaitAsync(patience.Token);

        result.Text.Should().Contain("Terraform asked the provider to stop");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(First);
        _machine.Program("docker", "exit 0");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Machine_OfRke2_RegistersWithItsIdentityAndATokenOfItsOwn()
    {
        await using var provider = await ProviderFixture.StartAsync();
        var cluster = await provider.MachineClusterAsync();
        await using var acceptance = provider.Case();

        var state = await acceptance.ApplyAsync(provider.Configuration($$"""
            resource "rancher2_custom_node" "first" {
              cluster_id = "{{cluster}}"
              name       = "linux-1"
              roles      = ["etcd", "controlplane", "worker"]
              labels     = { team = "web" }
              wait_for   = "registered"
              {{_machine.Block()}}
            }
            """));

        _machine.Identity.Should().Be((string?)state.Value(First, "machine_id"));
        _machine.Calls.Should().Contain("--controlplane --etcd --worker --node-name linux-1 --label team=web").And.NotContain("--token");
        var tokens = (JArray)(await provider.GetAsync($"/v3/clusterregistrationtokens?clusterId={cluster}"))["data"]!;
        tokens.Select(t => (string?)t["name"]).Should().Equal("default-token");
        _machine.CommandLines.Should().NotContain((string)tokens[0]["token"]!);
    }

    [Fact]
    public async Task Token_ThatIsNotTheClusters_IsRefused_AndTheNodeIsKeptToBeDestroyed()
    {
        _machine.UseToken("not-the-token-of-the-cluster");
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block(), "timeouts {\n create = \"5s\"\n }")));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        var error = result.Error("did not register");
        (error.Address, error.Detail.Contains("cluster not found", StringComparison.Ordinal)).Should().Be((First, true), "the machine's own words are told");
        result.Text.Should().NotContain("not-the-token-of-the-cluster");
        result.ShouldBeAsApproved("token_of_another_cluster");
        Provider.Rancher.Store.All("node").Should().BeEmpty();
        (await acceptance.Terraform.StateAsync()).Addresses.Should().Contain(First);
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Token_ThatIsNotTheClusters_IsRefused_ForMachinesOfRke2Too()
    {
        await using var provider = await ProviderFixture.StartAsync();
        var cluster = await provider.MachineClusterAsync();
        _machine.UseToken("not-the-token-of-the-cluster");
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(provider.Configuration($$"""
            resource "rancher2_custom_node" "first" {
              cluster_id = "{{cluster}}"
              name       = "linux-1"
              roles      = ["etcd", "controlplane", "worker"]
              wait_for   = "registered"
              {{_machine.Block()}}
            }
            """));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error("did not register").Detail.Should().Contain("returned error: 500");
        result.Text.Should().NotContain("not-the-token-of-the-cluster");
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Node_ThatExists_IsNotRegisteredOver()
    {
        await using var acceptance = Provider.Case();
        var cluster = (string)(await acceptance.ApplyAsync(Provider.Configuration(NodeFixture.Cluster))).Value("rancher2_cluster.this", "id")!;
        await Provider.JoinAsync(cluster, "linux-1", false, "--address", "10.0.0.11", "--worker");
        acceptance.Terraform.Configure(Provider.Configuration(Registered(_machine.Block())));

        var result = (await acceptance.Terraform.ApplyAsync()).ShouldFail();

        result.Error($"terraform import … {cluster}/linux-1");
        result.ShouldBeAsApproved("node_that_exists");
        _machine.Calls.Should().BeEmpty();
    }

    private string Mixed(bool windows = true) => $$"""
        {{NodeFixture.Cluster}}
        resource "rancher2_custom_node" "first" {
          cluster_id = rancher2_cluster.this.id
          name       = "linux-1"
          roles      = ["etcd", "controlplane", "worker"]
          address    = "10.0.0.11"
          labels     = { team = "web" }
          taints {
            key   = "dedicated"
            value = "web"
          }
          {{_machine.Block()}}
        }
        {{(windows ? WindowsNode : "")}}
        """;

    private string WindowsNode => $$"""
        resource "rancher2_custom_node" "windows" {
          cluster_id       = rancher2_cluster.this.id
          name             = "windows-1"
          os               = "windows"
          roles            = ["worker"]
          address          = "10.0.0.21"
          internal_address = "10.0.0.21"
          depends_on       = [rancher2_custom_node.first]
          {{_machine.Block()}}
        }
        """;

    private static string Worker(string name, string block) => $$"""

        resource "rancher2_custom_node" "worker" {
          cluster_id = rancher2_cluster.this.id
          name       = "{{name}}"
          roles      = ["worker"]
          address    = "10.0.0.12"
          depends_on = [rancher2_custom_node.first]
          {{block}}
        }
        """;

    private static string Registered(string block, string more = "") => $$"""
        {{NodeFixture.Cluster}}
        resource "rancher2_custom_node" "first" {
          cluster_id = rancher2_cluster.this.id
          name       = "linux-1"
          roles      = ["etcd", "controlplane", "worker"]
          wait_for   = "registered"
          {{block}}
          {{more}}
        }
        """;
}
