using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Kubernetes;

public class StorageClassV2ResourceAcceptanceTests(string version = "2.11.16") : ProviderTests(version)
{
    private const string Address = "rancher2_storage_class_v2.this";
    private const string Type = "storage.k8s.io.storageclasses";

    [Fact]
    public async Task Life()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Class("allow_volume_expansion = true")));
        ((string?)state.Value(Address, "id")).Should().Be("local.fast");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.ApplyAsync(Provider.Configuration(Class("allow_volume_expansion = false")), plan => plan.ShouldUpdate(Address));
        await acceptance.DriftAsync(Address, () => Other.ChangeAsync(Type, null, "fast", c => c["allowVolumeExpansion"] = true));
        await acceptance.DisappearsAsync(Address, () => Other.DeleteAsync(Type, null, "fast"));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Parameters_CannotBeChanged_SoTheyReplace()
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Provider.Configuration(Class("parameters = { type = \"gp2\" }")));

        await acceptance.ApplyAsync(Provider.Configuration(Class("parameters = { type = \"gp3\" }")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task DataSource_ReadsIt()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Provider.Configuration(Class("") + """

            data "rancher2_storage_class_v2" "this" {
              cluster_id = "local"
              name       = rancher2_storage_class_v2.this.name
            }
            output "mode" {
              value = data.rancher2_storage_class_v2.this.volume_binding_mode
            }
            """));

        state.Output("mode").Should().Be("Immediate");
    }

    private static string Class(string more) =>
        $$"""
        resource "rancher2_storage_class_v2" "this" {
          cluster_id      = "local"
          name            = "fast"
          k8s_provisioner = "example.com/provisioner"
          {{more}}
        }
        """;
}
