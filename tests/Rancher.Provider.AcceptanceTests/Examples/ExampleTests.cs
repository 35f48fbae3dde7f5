using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Examples;

/// <summary>What users copy works: every example is valid, and those that a simulated Rancher can carry out are applied.</summary>
public sealed class ExampleTests : ProviderTests
{
    private const string Source = """
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        """;

    /// <summary>Every folder below examples/ that holds configuration.</summary>
    public static TheoryData<string> Folders => [.. AllFolders];

    /// <summary>Functions, and data sources that answer from tables: they can be applied whatever the server has.</summary>
    public static TheoryData<string> NeedNoObjects => [.. AllFolders.Where(folder =>
        folder.StartsWith("functions/", StringComparison.Ordinal) || folder.StartsWith("data-sources/rancher2_windows_", StringComparison.Ordinal))];

    private static IEnumerable<string> AllFolders => Directory
        .EnumerateFiles(RepositoryRoot.File("examples"), "*.tf", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepositoryRoot.File("examples"), Path.GetDirectoryName(file)!).Replace('\\', '/'))
        .Where(folder => !folder.Contains(".terraform", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Example_IsValid(string folder)
    {
        await using var example = Copy(folder);

        var result = await example.Terraform.ValidateAsync();

        result.ShouldSucceed().Diagnostics.Should().BeEmpty();
    }

    /// <summary>Two empty plans follow each apply. What waits for machines, or reads a cluster that nobody has made, is left to other tests.</summary>
    [Theory]
    [InlineData("resources/rancher2_catalog_v2")]
    [InlineData("resources/rancher2_cloud_credential")]
    [InlineData("resources/rancher2_cluster")]
    [InlineData("resources/rancher2_cluster_v2")]
    [InlineData("resources/rancher2_config_map_v2")]
    [InlineData("resources/rancher2_secret_v2")]
    [InlineData("resources/rancher2_setting")]
    [InlineData("resources/rancher2_storage_class_v2")]
    [InlineData("resources/rancher2_cluster_registration_token")]
    [InlineData("resources/rancher2_role_template")]
    [InlineData("data-sources/rancher2_role_template")]
    [InlineData("data-sources/rancher2_setting")]
    [MemberData(nameof(NeedNoObjects))]
    public async Task Example_CanBeApplied(string folder)
    {
        await using var example = Copy(folder);
        Connect(example);

        await example.ApplyAsync();
        await example.DestroyAsync();
    }

    [Fact]
    public async Task WindowsCustomCluster_LeavesFlannelOptionsOut_PlansThemAndGivesBothCommands()
    {
        await using var example = Copy("windows-custom-cluster");
        Connect(example);

        var state = await example.ApplyAsync(plan =>
        {
            var options = plan.ShouldCreate("rancher2_cluster.this").KnownValue("rke_config[0].network[0].options")!;
            ((string?)options["flannel_backend_type"]).Should().Be("vxlan");
            ((string?)options["flannel_backend_vni"]).Should().Be("4096");
            ((string?)options["flannel_backend_port"]).Should().Be("4789");
        });

        state.Output("linux_node_command").Should().StartWith("sudo docker run").And.Contain(Provider.Rancher.Url);
        state.Output("windows_node_command").Should().StartWith("PowerShell").And.Contain(Provider.Rancher.Url);
        await example.DestroyAsync();
    }

    [Fact]
    public async Task WindowsCustomCluster_WithItsMachines_WaitsUntilTheyAreActive()
    {
        await using var example = Copy("windows-custom-cluster");
        Connect(example);
        var cluster = (await example.ApplyAsync()).Output("cluster_id")!;
        var joining = Provider.JoinAllAsync(cluster);

        File.Move(Path.Combine(example.Terraform.Folder, "nodes.tfvars"), Path.Combine(example.Terraform.Folder, "nodes.auto.tfvars"));
        var state = await example.ApplyAsync();

        await joining;
        ((string?)state.Value("rancher2_custom_node.windows[\"windows-1\"]", "state")).Should().Be("active");
        await example.DestroyAsync();
    }

    private AcceptanceCase Copy(string folder)
    {
        var example = Provider.Case();
        example.Terraform.CopyFrom(RepositoryRoot.File(["examples", .. folder.Split('/')]));
        if (!Directory.EnumerateFiles(example.Terraform.Folder, "*.tf").Any(f => File.ReadAllText(f).Contains("required_providers", StringComparison.Ordinal)))
        {
            example.Terraform.Write("versions.tf", Source);
        }

        return example;
    }

    /// <summary>Examples leave the server to the environment, or name one that does not exist.</summary>
    private void Connect(AcceptanceCase example)
    {
        var declared = Directory.EnumerateFiles(example.Terraform.Folder, "*.tf")
            .Any(f => File.ReadAllText(f).Contains("provider \"rancher2\"", StringComparison.Ordinal));
        example.Terraform.Write(declared ? "connection_override.tf" : "connection.tf", Provider.ProviderBlock);
    }
}
