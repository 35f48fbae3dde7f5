using System.Text;
using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Examples;

/// <summary>
/// The example that each page begins with, applied on the releases that users run today: all of them as modules of one configuration, so that one apply and two
/// empty plans are enough for each release.
/// </summary>
public sealed class PageExampleTests
{
    private const string Source = """
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        """;

    /// <summary>RKE1, which Rancher has until 2.11, and what needs routes of host-gw or a machine behind SSH: <see cref="ExampleTests"/> applies them.</summary>
    private static readonly string[] Elsewhere =
    [
        "resources/rancher2_cluster", "resources/rancher2_custom_node", "data-sources/rancher2_host_gw_routes", "data-sources/rancher2_flannel_status",
    ];

    /// <summary>Projects and access, whose objects take their time: <see cref="ExampleTests"/> applies them as well.</summary>
    private static readonly string[] OfAccess = ["project", "namespace", "_binding", "user", "token", "principal"];

    /// <summary>Data sources that read what the example of the resource made.</summary>
    private static readonly string[] OfResource =
    [
        "rancher2_cloud_credential", "rancher2_cluster", "rancher2_cluster_v2", "rancher2_config_map_v2", "rancher2_cluster_proxy_config_v2", "rancher2_secret_v2", "rancher2_storage_class_v2",
    ];

    [Theory]
    [InlineData("2.14.4")]
    [InlineData("2.15.0")]
    public async Task FirstExamples_AreApplied(string version)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        var cluster = await provider.MachineClusterAsync();
        await provider.RegisterMachineAsync(cluster, "first", "web-1", "etcd", "control-plane", "worker");
        await NodeFixture.EventuallyAsync(() => provider.Rancher.Store.All("node").Any(n => ((string)n["id"]!).StartsWith(cluster, StringComparison.Ordinal)));
        provider.Rancher.RunMachines(cluster);
        await using var acceptance = provider.Case();

        acceptance.Terraform.Configure(provider.Configuration(Modules(acceptance, cluster)));
        (await acceptance.Terraform.RunAsync(["get", "-no-color"])).ShouldSucceed();

        await acceptance.ApplyAsync();

        await acceptance.DestroyAsync();
    }

    private static string Modules(AcceptanceCase acceptance, string cluster)
    {
        var root = new StringBuilder();
        var folders = new[] { "resources", "data-sources" }
            .SelectMany(kind => Directory.GetDirectories(RepositoryRoot.File("examples", kind)).Select(f => $"{kind}/{Path.GetFileName(f)}"))
            .Where(f => !Elsewhere.Contains(f) && !OfAccess.Any(part => f.Contains(part, StringComparison.Ordinal) && f != "resources/rancher2_cluster_registration_token") && File.Exists(First(f))).Order(StringComparer.Ordinal).ToList();
        folders.Should().HaveCountGreaterThan(20);
        foreach (var folder in folders)
        {
            var text = File.ReadAllText(First(folder));
            var (kind, type) = (folder.Split('/')[0], folder.Split('/')[1]);
            Directory.CreateDirectory(Path.Combine(acceptance.Terraform.Folder, folder));
            acceptance.Terraform.Write($"{folder}/example.tf", text);
            acceptance.Terraform.Write($"{folder}/versions.tf", Source);
            root.Append($"module \"{kind}_{type}\" {{\n  source = \"./{folder}\"\n");
            if (text.Contains("variable \"cluster_id\"", StringComparison.Ordinal))
            {
                root.Append($"  cluster_id = \"{cluster}\"\n");
            }

            if (text.Contains("variable \"cloud_credential\"", StringComparison.Ordinal))
            {
                root.Append("  cloud_credential = rancher2_cloud_credential.pool.id\n");
            }

            if (kind == "data-sources" && OfResource.Contains(type))
            {
                root.Append($"  depends_on = [module.resources_{(type == "rancher2_cluster" ? "rancher2_cluster_v2" : type)}]\n");
            }

            root.Append("}\n\n");
        }

        return root.Append("""
            resource "rancher2_cloud_credential" "pool" {
              name = "pool"
              amazonec2_credential_config {
                access_key = "AKIAPOOL"
                secret_key = "hunter2-of-the-pool"
              }
            }
            """).ToString();
    }

    private static string First(string folder) =>
        RepositoryRoot.File(["examples", .. folder.Split('/'), folder.StartsWith("resources", StringComparison.Ordinal) ? "resource.tf" : "data-source.tf"]);
}
