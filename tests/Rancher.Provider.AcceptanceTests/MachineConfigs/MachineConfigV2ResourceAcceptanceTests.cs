using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;

namespace Rancher.Provider.AcceptanceTests.MachineConfigs;

public class MachineConfigV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_machine_config_v2.this";
    private const string Amazon = "rke-machine-config.cattle.io.amazonec2configs";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Ec2("t3a.medium")));
        var name = (string)state.Value(Address, "name")!;
        name.Should().MatchRegex("^nc-aws-[a-z0-9]{5}$");
        ((string?)state.Value(Address, "id"), (string?)state.Value(Address, "kind")).Should().Be(("fleet-default/" + name, "Amazonec2Config"));
        var item = await Other.GetAsync(Amazon, "fleet-default", name);
        ((string?)item["ami"], (string?)item["metadata"]!["generateName"]).Should().Be(("ami-0123", "nc-aws-"));

        await acceptance.ApplyAsync(Provider.Configuration(Ec2("m5.large")), plan => plan.ShouldUpdate(Address));
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Amazon, "fleet-default", name, c => c["rootSize"] = "999"));
        await acceptance.DisappearsAsync(Address, () => Other.DeleteAsync(Amazon, "fleet-default", name));
        await acceptance.DestroyAsync();
    }

    [Theory]
    [InlineData("AzureConfig", "azure_config {\nlocation = \"westeurope\"\n}")]
    [InlineData("DigitaloceanConfig", "digitalocean_config {\nregion = \"ams3\"\n}")]
    [InlineData("HarvesterConfig", "harvester_config {\nvm_namespace = \"default\"\nssh_user = \"ubuntu\"\ndisk_info = \"{}\"\n}")]
    [InlineData("LinodeConfig", "linode_config {\nregion = \"eu-west\"\n}")]
    [InlineData("VmwarevsphereConfig", "vsphere_config {\nclone_from = \"template\"\nnetwork = [\"VM Network\"]\ntags = [\"urn:1\"]\n}")]
    public async Task EveryDriverOfTheServer(string kind, string block)
    {
        await using var acceptance = Provider.Case();
        Drivers.TurnTo("active", Provider.Rancher, kind[..^"Config".Length].ToLowerInvariant());

        var state = await acceptance.ApplyAsync(
            Provider.Configuration(Config(block)), plan => plan.ShouldCreate(Address).KnownValue("kind")!.ToString().Should().Be(kind, "a pool can be checked with it"));

        ((string?)state.Value(Address, "kind")).Should().Be(kind);
    }

    [Fact]
    public async Task AnyDriver_OwnsTheFieldsItNames()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(
            Provider.Configuration(Any("ami: ami-1\nregion: eu-west-1\nzone: a")), plan => plan.ShouldCreate(Address).KnownValue("kind")!.ToString().Should().Be("Amazonec2Config"));
        var name = (string)state.Value(Address, "name")!;
        await Other.ChangeAsync(Amazon, "fleet-default", name, c => c["rootSize"] = "16");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("a field that the document does not name is the driver's");

        await acceptance.ApplyAsync(Provider.Configuration(Any("# zone is gone\nami: ami-2\nregion: eu-west-1")), plan => plan.ShouldUpdate(Address));

        var item = await Other.GetAsync(Amazon, "fleet-default", name);
        ((string?)item["ami"], (string?)item["rootSize"], (string?)item["zone"]).Should().Be(("ami-2", "16", "a"), "a field that is taken away gets the driver's default");
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Amazon, "fleet-default", name, c => c["region"] = "us-east-1"));
    }

    [Fact]
    public async Task OtherDriver_MakesAnotherObject()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Any("ami: ami-1")));

        await acceptance.ApplyAsync(Provider.Configuration(Config("digitalocean_config {\nregion = \"ams3\"\n}")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task Imported_FromAnotherProgram_HasItsNameForThePartThatIsChosen()
    {
        await using var acceptance = Provider.Case();
        await Other.CreateAsync(Amazon, new JObject
        {
            ["metadata"] = new JObject { ["namespace"] = "fleet-default", ["name"] = "theirs" },
            ["kind"] = "Amazonec2Config",
            ["ami"] = "ami-0123",
            ["region"] = "eu-west-1",
            ["securityGroup"] = new JArray("nodes"),
            ["subnetId"] = "subnet-1",
            ["vpcId"] = "vpc-1",
            ["zone"] = "a",
        });
        acceptance.Terraform.Configure(Provider.Configuration(Ec2("t3a.medium").Replace("\"aws\"", "\"theirs\"", StringComparison.Ordinal)));

        (await acceptance.Terraform.ImportAsync(Address, "fleet-default/theirs")).ShouldSucceed();

        var state = await acceptance.Terraform.StateAsync();
        ((string?)state.Value(Address, "generate_name"), (string?)state.Value(Address, "amazonec2_config[0].ami")).Should().Be(("theirs", "ami-0123"));
    }

    [Fact]
    public async Task AnyDriver_WithAFieldThatTheServerDoesNotKnow_IsRefusedWithTheNearest()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Any("ami: ami-1\ninstancetype: m5.large")));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("Did you mean \"instanceType\"?").Address.Should().Be(Address);
    }

    [Fact]
    public async Task InactiveDriver_IsSaid()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Any("a: b").Replace("amazonec2", "nosuchcloud", StringComparison.Ordinal)));

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("This server has no node driver \"nosuchcloud\"; it has amazonec2, ").Address.Should().Be(Address);
    }

    [Theory]
    [InlineData("inactive")]
    [InlineData("downloading")]
    public async Task DriverOnItsWay_IsWaitedFor(string state)
    {
        await using var acceptance = Provider.Case();
        Drivers.TurnTo(state, Provider.Rancher, "linode");
        acceptance.Terraform.Configure(Provider.Configuration(Config("linode_config {\nregion = \"eu-west\"\n}")));

        var apply = acceptance.Terraform.ApplyAsync();
        await Provider.Rancher.UntilAskedAsync("/v3/nodedrivers");
        Drivers.TurnTo("active", Provider.Rancher, "linode");

        (await apply).ShouldSucceed();
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task DriverThatNeverGetsActive_IsNamedWithItsStateAndReason()
    {
        await using var acceptance = Provider.Case();
        Drivers.TurnTo("downloading", Provider.Rancher, "linode", reason: "no route to host");
        acceptance.Terraform.Configure(Provider.Configuration(Config("linode_config {\nregion = \"eu-west\"\n}\ntimeouts {\ncreate = \"2s\"\n}")));

        var error = (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("the node driver linode to be active");

        error.Address.Should().Be(Address);
        error.Detail.Should().Contain("downloading").And.Contain("Downloaded is Unknown: no route to host").And.Contain("Nothing was created.");
    }

    [Fact]
    public async Task LostAnswer_IsLookedUpByItsName()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Faults.Add(Fault.On("POST", Amazon, new FaultKind.LostAnswer()));

        await acceptance.ApplyAsync(Provider.Configuration(Ec2("t3a.medium")));

        Provider.Rancher.Requests.Count(r => r.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task WithoutABlock_IsRefused()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration(Config("")));

        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("must be given");
    }

    private static string Ec2(string type) => Config($$"""
        amazonec2_config {
            ami            = "ami-0123"
            region         = "eu-west-1"
            security_group = ["nodes"]
            subnet_id      = "subnet-1"
            vpc_id         = "vpc-1"
            zone           = "a"
            instance_type  = "{{type}}"
            secret_key     = "hush"
          }
        """);

    private static string Any(string yaml) => Config($"driver_config {{\n driver = \"amazonec2\"\n config = <<-EOT\n{yaml}\nEOT\n }}");

    private static string Config(string block) =>
        $$"""
        resource "rancher2_machine_config_v2" "this" {
          generate_name = "aws"
          {{block}}
        }
        """;
}
