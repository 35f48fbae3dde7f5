using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Provider.Nodes;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>Machines of an RKE2 cluster that register themselves with an identity that was chosen beforehand.</summary>
public sealed class MachineNodeAcceptanceTests : ProviderTests
{
    private const string Web = "rancher2_custom_node.web";
    private string _cluster = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _cluster = await Provider.MachineClusterAsync();
    }

    [Fact]
    public async Task Machine_IsKnownByItsIdentity_BeforeItRegisters()
    {
        await using var acceptance = Provider.Case();
        var name = NodeIdentity.MachineName("web-1-of-ours");
        var registering = Task.CompletedTask;

        var state = await acceptance.ApplyAsync(Provider.Configuration(Node("machine_id = \"web-1-of-ours\"")), plan =>
        {
            var change = plan.ShouldCreate(Web);
            change.KnownValue("machine_name")!.ToString().Should().Be(name);
            change.KnownValue("id")!.ToString().Should().Be($"{_cluster}:{name}");
            registering = RegisterAsync("web-1-of-ours", "web-1", "Worker");
        });

        await registering;
        ((string?)state.Value(Web, "name")).Should().Be("web-1");
        await acceptance.ImportAndCompareAsync(Web, $"{_cluster}/web-1", ignore: ["on_destroy", "wait_for", "timeouts", "address", "internal_address", "state"]);
        await acceptance.DestroyAsync();
        (await MachinesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Machine_WithoutAChosenIdentity_GetsOneOfClusterAndName()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Node("")));

        var plan = await acceptance.Terraform.PlannedAsync();

        var id = plan.ShouldCreate(Web).KnownValue("machine_id")!.ToString();
        id.Should().StartWith("tf-").And.HaveLength(35);
        plan.ShouldCreate(Web).KnownValue("machine_name")!.ToString().Should().Be(NodeIdentity.MachineName(id));
    }

    [Fact]
    public async Task LastMachineWithEtcd_StaysWithItsCluster()
    {
        await using var acceptance = Provider.Case();
        await RegisterAsync("first", "first-1", "Etcd", "Control-Plane", "Worker");
        await acceptance.ApplyAsync(Provider.Configuration(Node("machine_id = \"first\"", "first-1", "\"etcd\", \"controlplane\", \"worker\"")));

        var result = (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();

        result.Diagnostics.Should().ContainSingle(d => d.Summary.Contains("stays in its cluster", StringComparison.Ordinal)).Which.Detail.Should().Contain("controlplane and etcd");
        (await MachinesAsync()).Should().HaveCount(1);
    }

    private async Task<IReadOnlyList<JToken>> MachinesAsync() => [.. (await Provider.GetAsync("/v1/cluster.x-k8s.io.machines"))["data"]!];

    private string Node(string arguments, string name = "web-1", string roles = "\"worker\"") => $$"""
        resource "rancher2_custom_node" "web" {
          cluster_id = "{{_cluster}}"
          name       = "{{name}}"
          roles      = [{{roles}}]
          wait_for   = "registered"
          {{arguments}}
        }
        """;

    private Task RegisterAsync(string id, string name, params string[] roles) => Provider.RegisterMachineAsync(_cluster, id, name, roles);
}
