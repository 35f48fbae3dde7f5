using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Kubernetes;

public sealed class StorageClassV2ResourceAcceptanceTests : IAsyncLifetime
{
    private const string Address = "rancher2_storage_class_v2.this";
    private const string Type = "storage.k8s.io.storageclasses";
    private ProviderFixture _provider = null!;
    private SteveAccess _other = null!;

    public async Task InitializeAsync()
    {
        _provider = await ProviderFixture.StartAsync();
        _other = SteveAccess.To(_provider.Rancher);
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Life()
    {
        await using var acceptance = _provider.Case();
        var state = await acceptance.ApplyAsync(_provider.Configuration(Class("allow_volume_expansion = true")));
        ((string?)state.Value(Address, "id")).Should().Be("local.fast");
        await acceptance.ImportAndCompareAsync(Address, ignore: ["timeouts", "annotations", "labels"]);
        await acceptance.ApplyAsync(_provider.Configuration(Class("allow_volume_expansion = false")), plan => plan.ShouldUpdate(Address));
        await acceptance.DriftAsync(Address, () => _other.ChangeAsync(Type, null, "fast", c => c["allowVolumeExpansion"] = true));
        await acceptance.DisappearsAsync(Address, () => _other.DeleteAsync(Type, null, "fast"));
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Parameters_CannotBeChanged_SoTheyReplace()
    {
        await using var acceptance = _provider.Case();
        await acceptance.ApplyAsync(_provider.Configuration(Class("parameters = { type = \"gp2\" }")));

        await acceptance.ApplyAsync(_provider.Configuration(Class("parameters = { type = \"gp3\" }")), plan => plan.ShouldReplace(Address));
    }

    [Fact]
    public async Task DataSource_ReadsIt()
    {
        await using var acceptance = _provider.Case();
        var state = await acceptance.ApplyAsync(_provider.Configuration(Class("") + """

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
