using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Clusters;

/// <summary>Blocks that are taken out of an RKE cluster, of which Rancher would keep empty objects. No plan says that they are removed.</summary>
public class LeftoverBlockAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_cluster.this";
    private const string Network = "network {\nplugin = \"calico\"\n}";
    private const string S3 = "s3_backup_config {\nbucket_name = \"backups\"\nendpoint = \"s3.eu-west-1.amazonaws.com\"\nregion = \"eu-west-1\"\n}";
    private const string Azure = "azure_cloud_provider {\naad_client_id = \"a\"\naad_client_secret = \"hunter2-of-leftovers\"\nsubscription_id = \"c\"\ntenant_id = \"d\"\n}";

    [Fact]
    public async Task Network_TakenOut_StaysAndNothingIsPlanned()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(Network));

        acceptance.Terraform.Configure(Configuration());

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
        await acceptance.ApplyAsync(Configuration("addon_job_timeout = 60"), plan => plan.ShouldUpdate(Address));
        ((string?)Rke.SelectToken("network.plugin")).Should().Be("calico");
    }

    [Theory]
    [InlineData($"services {{\netcd {{\nbackup_config {{\n{S3}\n}}\n}}\n}}", "services {\netcd {\nbackup_config {\n}\n}\n}", "s3_backup_config cannot be removed", "set enabled = false in backup_config")]
    [InlineData($"services {{\netcd {{\nbackup_config {{\n{S3}\n}}\n}}\n}}", "services {\n}", "s3_backup_config cannot be removed", "user interface")]
    [InlineData($"cloud_provider {{\nname = \"azure\"\n{Azure}\n}}", "cloud_provider {\nname = \"external\"\n}", "azure_cloud_provider cannot be removed", "make a new cluster")]
    [InlineData($"cloud_provider {{\nname = \"azure\"\n{Azure}\n}}", "", "azure_cloud_provider cannot be removed", "make a new cluster")]
    public async Task TakenOut_IsRefusedWithTheWayToDoIt_AndNothingIsSent(string with, string without, string summary, string advice)
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration(with));
        Provider.Rancher.ClearRequests();
        acceptance.Terraform.Configure(Configuration(without));

        var error = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(summary);

        error.Address.Should().Be(Address);
        error.Detail.Should().Contain(advice);
        Provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
        acceptance.Terraform.Configure(Configuration(with));
        (await acceptance.Terraform.DestroyAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task RemovedInRancher_CanBeTakenOut()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Configuration($"services {{\netcd {{\nbackup_config {{\n{S3}\n}}\n}}\n}}"));
        Provider.Rancher.Store.Change("cluster", (string)Cluster["id"]!, c => ((JObject)c.SelectToken("rancherKubernetesEngineConfig.services.etcd.backupConfig")!).Remove("s3BackupConfig"));

        acceptance.Terraform.Configure(Configuration("services {\netcd {\nbackup_config {\n}\n}\n}"));

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
    }

    private JObject Cluster => Provider.Rancher.Store.All("cluster").Single(c => (string?)c["name"] == "leftover");

    private JObject Rke => (JObject)Cluster["rancherKubernetesEngineConfig"]!;

    private string Configuration(string rke = "") => Provider.Configuration($$"""
        resource "rancher2_cluster" "this" {
          name = "leftover"
          rke_config {
            {{rke}}
          }
        }
        """);
}
