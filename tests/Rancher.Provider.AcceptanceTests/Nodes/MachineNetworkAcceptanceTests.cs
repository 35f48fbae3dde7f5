using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>
/// Machines with addresses, ports and names of their own, in a network that holds nothing but them, Rancher and terraform: what is made over SSH finds its way
/// by the address that a user would write.
/// </summary>
public sealed class MachineNetworkAcceptanceTests : IAsyncLifetime
{
    private const string Nodes = "data.rancher2_nodes.all";
    private readonly string _folder = Directory.CreateTempSubdirectory("machine-network-").FullName;
    private readonly Dictionary<string, SshServer> _servers = [];
    private readonly Dictionary<string, NetworkMachine> _machines = [];
    private MachineNetwork _network = null!;
    private ChildProcess _rancher = null!;

    private static string Url => $"http://{MachineNetwork.Address}:8080";

    public async Task InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        _network = await MachineNetwork.StartAsync();
        var ready = Path.Combine(_folder, "ready");
        string[] command =
        [
            .. _network.Inside(), Environment.ProcessPath!, "exec", "--runtimeconfig", Beside("Rancher.Provider.AcceptanceTests.runtimeconfig.json"),
            "--depsfile", Beside("Rancher.Provider.AcceptanceTests.deps.json"), Beside("Rancher.Simulator.dll"),
            "--rancher-version", "2.4.18", "--speed", "20", "--address", MachineNetwork.Address, "--port", "8080", "--ready-file", ready,
        ];
        _rancher = ChildProcess.Start(command[0], command[1..], _folder, new Dictionary<string, string?>());
        var number = 11;
        foreach (var name in new[] { "linux-1", "linux-2", "linux-3", "windows-1" })
        {
            _machines[name] = await _network.AddAsync(name, number++);
            _servers[name] = await SshServer.StartAsync(_machines[name]);
        }

        await NodeFixture.EventuallyAsync(() => File.Exists(ready));
        var terraform = Path.Combine(_folder, "terraform");
        await File.WriteAllTextAsync(terraform, $"#!/bin/sh\nexec {string.Join(' ', _network.Inside())} '{TerraformBinary.Locate()}' \"$@\"\n");
        File.SetUnixFileMode(terraform, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            server.Dispose();
        }

        _rancher?.Dispose();
        _network?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [NetworkFact]
    public async Task Cluster_FromNothing_Grows_Changes_AndGoes()
    {
        await using var acceptance = Case();
        acceptance.ApplyWarnings = ["Windows Server 2019 left mainstream support on 2024-01-09 (W-35)"];

        var state = await acceptance.ApplyAsync(Configuration(First, Node("linux-2", "worker"), Node("windows-1", "worker")));

        Shown(state).Should().BeEquivalentTo("linux-1 10.77.0.11 linux", "linux-2 10.77.0.12 linux", "windows-1 10.77.0.14 windows");
        ((string?)state.Value("rancher2_custom_node.linux-2", "state"), (string?)state.Value("rancher2_custom_node.windows-1", "state")).Should().Be(("active", "active"));

        acceptance.ApplyWarnings = [];
        state = await acceptance.ApplyAsync(
            Configuration(First, Labelled(Node("linux-2", "worker")), Node("linux-3", "worker"), Node("windows-1", "worker")),
            plan => plan.ShouldCreate("rancher2_custom_node.linux-3"));
        Shown(state).Should().Contain("linux-3 10.77.0.13 linux");
        ((string?)state.Value("rancher2_custom_node.linux-2", "labels")!["team"]).Should().Be("web");

        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
        _servers["linux-2"].Calls.Should().Contain("docker rm -fv kubelet", "a machine that leaves a cluster is cleaned");
    }

    [NetworkFact]
    public async Task Machine_WithSomebodyElsesPort_IsRefused_AndNothingIsChangedOnIt()
    {
        await using var acceptance = Case();
        string[] listen = [.. _machines["linux-2"].Inside(), "/usr/sbin/sshd", "-D", "-f", Listening(10250)];
        using var other = ChildProcess.Start(listen[0], listen[1..], _folder, new Dictionary<string, string?>());
        await acceptance.ApplyAsync(Configuration(First));
        acceptance.Terraform.Configure(Configuration(First, Node("linux-2", "worker")));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("Something listens on port 10250").Address.Should().Be("rancher2_custom_node.linux-2");

        _servers["linux-2"].Calls.Should().NotContain("docker run");
        await acceptance.DestroyAsync();
    }

    [NetworkFact]
    public async Task Machine_WhoseNetworkIsLost_IsWaitedFor_AndLeavesWithoutBeingCleaned()
    {
        await using var acceptance = Case();
        await acceptance.ApplyAsync(Configuration(First));
        _servers["linux-2"].AfterRegistering("ip link set eth0 down; sleep 2");
        acceptance.Terraform.Configure(Configuration(First, Node("linux-2", "worker").Replace("port  ", "installer_timeout = \"5s\"\n          port  ", StringComparison.Ordinal)));

        var applied = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();
        applied.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("linux-2", StringComparison.Ordinal) && d.Detail.Contains("The nodes in Rancher show whether the machine registered", StringComparison.Ordinal));

        acceptance.Terraform.Configure(Configuration(First));
        var left = (await acceptance.Terraform.ApplyAsync()).ShouldSucceed();
        left.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("was not cleaned", StringComparison.Ordinal)).Which.Detail.Should().Contain("10.77.0.12");
        Shown(await acceptance.ApplyAsync()).Should().Equal("linux-1 10.77.0.11 linux");
        await acceptance.DestroyAsync();
    }

    [NetworkFact]
    public async Task Example_OverSsh_MakesTheClusterFromItsMachines()
    {
        await using var acceptance = Case().With("RANCHER_URL", Url).With("RANCHER_TOKEN_KEY", Rancher.Simulator.SimulatorOptions.DemoToken);
        acceptance.ApplyWarnings = ["Windows Server 2019 left mainstream support on 2024-01-09 (W-35)"];
        acceptance.Terraform.CopyFrom(RepositoryRoot.File("examples", "windows-workers-over-ssh-rke1"));
        // One key for all of them.
        await File.AppendAllTextAsync(_servers["windows-1"].KeyFile + ".pub", await File.ReadAllTextAsync(_servers["linux-1"].KeyFile + ".pub"));
        var linux = Machine("linux-1", "roles = [\"etcd\", \"controlplane\", \"worker\"]");
        acceptance.Terraform.Write("machines.auto.tfvars", $$"""
            linux_user       = "{{Environment.UserName}}"
            windows_user     = "{{Environment.UserName}}"
            private_key_file = "{{_servers["linux-1"].KeyFile}}"
            linux_machines   = { {{linux}} }
            windows_machines = { {{Machine("windows-1", "")}} }
            """);

        var state = await acceptance.ApplyAsync();

        ((string?)state.Value("rancher2_custom_node.windows[\"windows-1\"]", "state")).Should().Be("active");
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        string Machine(string name, string more) => $$"""
            "{{name}}" = {
              host             = "{{_machines[name].Address}}"
              host_key         = "{{_servers[name].HostKey}}"
              internal_address = "{{_machines[name].Address}}"
              {{more}}
            }
            """;
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private AcceptanceCase Case() => new(ProviderSource.Built(AppContext.BaseDirectory), Path.Combine(_folder, "terraform"));

    private string Listening(int port)
    {
        var file = Path.Combine(_folder, "other.conf");
        File.WriteAllText(file, $"ListenAddress 0.0.0.0\nPort {port}\nHostKey {_servers["linux-2"].KeyFile}\nPidFile none\nUsePAM no\n");
        return file;
    }

    private static IEnumerable<string> Shown(Testing.TerraformState state) =>
        state.Value(Nodes, "nodes")!.Select(n => $"{n["name"]} {n["address"]} {n["os"]}");

    private static string Configuration(params string[] nodes) =>
        $$"""
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        provider "rancher2" {
          api_url   = "{{Url}}"
          token_key = "{{Rancher.Simulator.SimulatorOptions.DemoToken}}"
        }
        {{NodeFixture.Cluster}}
        data "rancher2_nodes" "all" {
          cluster_id = rancher2_cluster.this.id
          depends_on = [{{string.Join(", ", nodes.Select(n => "rancher2_custom_node." + n.Split('"')[3]))}}]
        }
        {{string.Concat(nodes)}}
        """;

    private string First => Node("linux-1", "etcd", "controlplane", "worker");

    private string Node(string name, params string[] roles) => $$"""

        resource "rancher2_custom_node" "{{name}}" {
          cluster_id       = rancher2_cluster.this.id
          name             = "{{name}}"
          os               = "{{(name.StartsWith("windows", StringComparison.Ordinal) ? "windows" : "linux")}}"
          roles            = [{{string.Join(", ", roles.Select(r => $"\"{r}\""))}}]
          address          = "{{_machines[name].Address}}"
          internal_address = "{{_machines[name].Address}}"
          {{(name == "linux-1" ? "" : "depends_on = [rancher2_custom_node.linux-1]")}}
          {{_servers[name].Block()}}
        }

        """;

    private static string Labelled(string node) => node.Replace("  roles  ", "  labels = { team = \"web\" }\n  roles  ", StringComparison.Ordinal);
}
