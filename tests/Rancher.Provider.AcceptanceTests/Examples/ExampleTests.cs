using Newtonsoft.Json.Linq;
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

    /// <summary>Hands a cluster to the providers kubernetes and http, which are not here; its half for Rancher is tested apart.</summary>
    private const string HandOver = "windows-iis";

    /// <summary>Every folder below examples/ that holds configuration.</summary>
    public static TheoryData<string> Folders => [.. AllFolders];

    /// <summary>Functions, and data sources that answer from tables: they can be applied whatever the server has.</summary>
    public static TheoryData<string> NeedNoObjects => [.. AllFolders.Where(folder =>
        folder.StartsWith("functions/", StringComparison.Ordinal) || folder.StartsWith("data-sources/rancher2_windows_", StringComparison.Ordinal))];

    private static IEnumerable<string> AllFolders => Directory
        .EnumerateFiles(RepositoryRoot.File("examples"), "*.tf", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepositoryRoot.File("examples"), Path.GetDirectoryName(file)!).Replace('\\', '/'))
        .Where(folder => !folder.Contains(".terraform", StringComparison.Ordinal) && folder != HandOver)
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

    [Fact]
    public async Task HandOver_RanchersHalf_IsValid()
    {
        await using var example = Copy(HandOver);
        foreach (var file in new[] { "workload.tf", "versions.tf" })
        {
            File.Delete(Path.Combine(example.Terraform.Folder, file));
        }

        example.Terraform.Write("versions.tf", Source);

        (await example.Terraform.ValidateAsync()).ShouldSucceed().Diagnostics.Should().BeEmpty();
    }

    /// <summary>The tests that users find beside a story, with mocks instead of a Rancher.</summary>
    [Theory]
    [InlineData("windows-cluster-rke2")]
    [InlineData("windows-workers-over-ssh")]
    [InlineData("windows-custom-cluster")]
    public async Task Story_PassesItsTests(string folder)
    {
        await using var example = Copy(folder);
        var tests = Directory.CreateDirectory(Path.Combine(example.Terraform.Folder, "tests")).FullName;
        foreach (var file in Directory.GetFiles(RepositoryRoot.File("examples", folder, "tests")))
        {
            File.Copy(file, Path.Combine(tests, Path.GetFileName(file)));
        }

        (await example.Terraform.RunAsync(["test", "-no-color"])).ShouldSucceed().Text.Should().Contain("0 failed");
    }

    /// <summary>Two empty plans follow each apply. What waits for machines, or reads a cluster that nobody has made, is left to other tests.</summary>
    [Theory]
    [InlineData("resources/rancher2_app_v2")]
    [InlineData("resources/rancher2_catalog_v2")]
    [InlineData("resources/rancher2_cloud_credential")]
    [InlineData("resources/rancher2_cluster")]
    [InlineData("resources/rancher2_cluster_v2")]
    [InlineData("resources/rancher2_config_map_v2")]
    [InlineData("resources/rancher2_secret_v2")]
    [InlineData("resources/rancher2_setting")]
    [InlineData("resources/rancher2_storage_class_v2")]
    [InlineData("resources/rancher2_token")]
    [InlineData("resources/rancher2_cluster_role_template_binding")]
    [InlineData("resources/rancher2_global_role_binding")]
    [InlineData("resources/rancher2_namespace")]
    [InlineData("resources/rancher2_project")]
    [InlineData("resources/rancher2_project_role_template_binding")]
    [InlineData("resources/rancher2_role_template")]
    [InlineData("data-sources/rancher2_catalog_v2")]
    [InlineData("data-sources/rancher2_namespace")]
    [InlineData("data-sources/rancher2_project")]
    [InlineData("data-sources/rancher2_role_template")]
    [InlineData("data-sources/rancher2_principal")]
    [InlineData("data-sources/rancher2_setting")]
    [InlineData("data-sources/rancher2_user")]
    [InlineData("ephemeral-resources/rancher2_token")]
    [InlineData("ephemeral-resources/rancher2_kubeconfig")]
    [MemberData(nameof(NeedNoObjects))]
    public async Task Example_CanBeApplied(string folder)
    {
        await using var example = Copy(folder);
        Connect(example);

        await example.ApplyAsync();
        await example.DestroyAsync();
    }

    /// <summary>What the examples read in Rancher's own cluster, made by somebody.</summary>
    [Theory]
    [InlineData("data-sources/rancher2_secret_v2", "secrets", """{"metadata":{"name":"registry-login","namespace":"default"},"_type":"Opaque","data":{"user":"dQ=="}}""")]
    [InlineData("data-sources/rancher2_config_map_v2", "configmaps", """{"metadata":{"name":"app-settings","namespace":"default"},"data":{"tone":"warm"}}""")]
    [InlineData("data-sources/rancher2_storage_class_v2", "storage.k8s.io.storageclasses", """{"metadata":{"name":"fast"},"provisioner":"example.com/disk"}""")]
    public async Task Example_OfAnObject_CanBeApplied(string folder, string type, string item)
    {
        await Other.CreateAsync(type, JObject.Parse(item));
        await using var example = Copy(folder);
        Connect(example);

        await example.ApplyAsync();
    }

    /// <summary>What the examples read of a cluster with nodes; its id is their variable, and a node's name is put in the place of theirs.</summary>
    [Theory]
    [InlineData("data-sources/rancher2_cluster")]
    [InlineData("data-sources/rancher2_flannel_status", true)]
    [InlineData("data-sources/rancher2_node")]
    [InlineData("data-sources/rancher2_nodes")]
    [InlineData("resources/rancher2_cluster_sync")]
    [InlineData("resources/rancher2_cluster_registration_token")]
    public async Task Example_OfACluster_CanBeApplied(string folder, bool isCheck = false)
    {
        await using var made = Provider.Case();
        var cluster = (string)(await made.ApplyAsync(Provider.Configuration(NodeFixture.Cluster.Replace("\"nodes\"", "\"example\"", StringComparison.Ordinal)))).Value("rancher2_cluster.this", "id")!;
        await Provider.JoinAllAsync(cluster);
        await using var example = Copy(folder);
        Connect(example);
        OfCluster(example, cluster);
        Change(example, ("\"web-1\"", "\"linux-2\""));

        if (isCheck)
        {
            // What a check reads is read anew each time, so that no plan with one is empty.
            (await example.Terraform.ApplyAsync()).ShouldSucceed().Diagnostics.Should().BeEmpty();
            return;
        }

        await example.ApplyAsync();
        await example.DestroyAsync();
    }

    [Theory]
    [InlineData("data-sources/rancher2_cluster_v2")]
    [InlineData("data-sources/rancher2_cluster_proxy_config_v2")]
    [InlineData("resources/rancher2_cluster_proxy_config_v2")]
    public async Task Example_OfAClusterOfMachines_CanBeApplied(string folder)
    {
        await using var made = Provider.Case();
        var state = await made.ApplyAsync(Provider.Configuration("""
            resource "rancher2_cluster_v2" "this" {
              name               = "example"
              kubernetes_version = "v1.31.1+rke2r1"
              rke_config {}
            }
            """));
        await using var example = Copy(folder);
        Connect(example);
        if (!folder.EndsWith("cluster_v2", StringComparison.Ordinal))
        {
            OfCluster(example, (string)state.Value("rancher2_cluster_v2.this", "cluster_v1_id")!);
        }

        if (folder.StartsWith("data-sources/rancher2_cluster_proxy", StringComparison.Ordinal))
        {
            example.Terraform.Write("made.tf", $"resource \"rancher2_cluster_proxy_config_v2\" \"made\" {{\n cluster_id = \"{state.Value("rancher2_cluster_v2.this", "cluster_v1_id")}\"\n enabled = true\n}}\n");
            Change(example, ("enabled = true", "enabled = true"), ("data \"rancher2_cluster_proxy_config_v2\" \"example\" {", "data \"rancher2_cluster_proxy_config_v2\" \"example\" {\n depends_on = [rancher2_cluster_proxy_config_v2.made]"));
        }

        await example.ApplyAsync();
        await example.DestroyAsync();
    }

    [Fact]
    public async Task HostGwRoutes_OfAClusterThatHasThem_CanBeApplied()
    {
        await using var made = Provider.Case();
        var cluster = (string)(await made.ApplyAsync(Provider.Configuration(NodeFixture.LinuxCluster.Replace(
            "plugin = \"canal\"", "plugin = \"flannel\"\n options = { flannel_backend_type = \"host-gw\" }", StringComparison.Ordinal)))).Value("rancher2_cluster.this", "id")!;
        await Provider.JoinAsync(cluster, "linux-1", false, "--address", "10.0.0.11", "--etcd", "--controlplane", "--worker");
        await NodeFixture.EventuallyAsync(() => (string?)Provider.Rancher.Store.Get("cluster", cluster)?["state"] == "active");
        await using var example = Copy("data-sources/rancher2_host_gw_routes");
        Connect(example);
        OfCluster(example, cluster);

        (await example.ApplyAsync()).Outputs["routes"]!["value"]!["linux-1"].Should().NotBeNull();
    }

    [Fact]
    public async Task CloudCredential_OfThatName_IsFound()
    {
        await using var made = Copy("resources/rancher2_cloud_credential");
        Connect(made);
        await made.ApplyAsync();
        await using var example = Copy("data-sources/rancher2_cloud_credential");
        Connect(example);

        await example.ApplyAsync();
    }

    [Fact]
    public async Task MachineConfig_WithItsPool_ComesToLife()
    {
        await using var made = Copy("resources/rancher2_cloud_credential");
        Connect(made);
        var credential = (string)(await made.ApplyAsync()).Value("rancher2_cloud_credential.aws", "id")!;
        await using var example = Copy("resources/rancher2_machine_config_v2");
        Connect(example);
        example.Terraform.Write("credential.auto.tfvars", $"cloud_credential = \"{credential}\"\n");

        await example.ApplyAsync();
        await example.DestroyAsync();
    }

    [Fact]
    public async Task CustomNodes_OfBothKinds_BecomeActive()
    {
        using var server = await SshServer.StartAsync();
        await using var example = Copy("resources/rancher2_custom_node");
        Connect(example);
        Change(
            example,
            ("host             = \"192.0.2.11\"", $"host = \"127.0.0.1\"\n port = {server.Port}"), ("\"ubuntu\"", $"\"{server.User}\""),
            ("~/.ssh/id_ed25519", server.KeyFile), ("SHA256:" + new string('A', 43), server.HostKey));

        var joining = JoinAsync();
        var state = await example.ApplyAsync();
        await joining;

        ((string?)state.Value("rancher2_custom_node.web", "state"), (string?)state.Value("rancher2_custom_node.server", "state")).Should().Be(("active", "active"));
        (await example.Terraform.DestroyAsync()).ShouldSucceed();

        async Task JoinAsync()
        {
            string? Id() => Provider.Rancher.Store.All("cluster").Where(c => (string?)c["name"] == "nodes-example").Select(c => (string)c["id"]!).FirstOrDefault();
            await NodeFixture.EventuallyAsync(() => Id() is not null);
            await Provider.JoinAsync(Id()!, "web-1", false, "--address", "10.0.0.12", "--worker");
        }
    }

    [Fact]
    public async Task WindowsClusterRke2_MachinesRunTheirCommands_AndBecomeNodes()
    {
        await using var example = Copy("windows-cluster-rke2");
        Connect(example);
        var state = await example.ApplyAsync(plan => ((string?)plan.ShouldCreate("rancher2_cluster_v2.this").KnownValue("rke_config[0].network[0].flannel_vni")).Should().Be("4096"));
        using var linux = new InstallerHost();
        (await linux.RunAsync(Command("linux_commands", "linux-1"), "")).Should().Contain("Successfully registered");
        WindowsInstallerHost.Run(Command("windows_commands", "windows-1"), "", "").Calls.Should().NotBeEmpty();

        example.Terraform.Write("run.auto.tfvars", "machines_run = true\n");
        state = await example.ApplyAsync();

        ((string?)state.Value("rancher2_custom_node.linux[\"linux-1\"]", "state"), (string?)state.Value("rancher2_custom_node.windows[\"windows-1\"]", "state")).Should().Be(("active", "active"));
        state.Outputs["images"]!["value"]!.Values<string>().Should().Contain(i => i!.Contains("ltsc2022", StringComparison.Ordinal));
        (await example.Terraform.DestroyAsync()).ShouldSucceed();

        string Command(string output, string machine) => (string)state.Outputs[output]!["value"]![machine]!;
    }

    [Fact]
    public async Task WindowsWorkersCloudInit_MachinesComeWithTheirIdentities()
    {
        var cluster = await Provider.MachineClusterAsync();
        await using var example = Copy("windows-workers-cloud-init");
        Connect(example);
        example.Terraform.Write("cluster.auto.tfvars", $"cluster_id = \"{cluster}\"\n");
        await Provider.RegisterMachineAsync(cluster, "first", "linux-0", "etcd", "control-plane", "worker");

        var joining = JoinAsync();
        var state = await example.ApplyAsync();
        await joining;

        ((string?)state.Value("rancher2_custom_node.windows[\"win-2\"]", "state")).Should().Be("active");
        await example.DestroyAsync();

        async Task JoinAsync()
        {
            foreach (var name in new[] { "web-1", "win-1", "win-2" })
            {
                await Provider.RegisterMachineAsync(cluster, $"{cluster}-{name}", name, windows: name.StartsWith("win", StringComparison.Ordinal), "worker");
            }

            await NodeFixture.EventuallyAsync(() => Provider.Rancher.Store.All("node").Count(n => ((string)n["id"]!).StartsWith(cluster, StringComparison.Ordinal)) == 4);
            Provider.Rancher.RunMachines(cluster);
        }
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

    private static void OfCluster(AcceptanceCase example, string cluster) => example.Terraform.Write("cluster.auto.tfvars", $"cluster_id = \"{cluster}\"\n");

    private static void Change(AcceptanceCase example, params (string Text, string Other)[] changes)
    {
        foreach (var file in Directory.EnumerateFiles(example.Terraform.Folder, "*.tf"))
        {
            File.WriteAllText(file, changes.Aggregate(File.ReadAllText(file), (text, change) => text.Replace(change.Text, change.Other, StringComparison.Ordinal)));
        }
    }

    /// <summary>Examples leave the server to the environment, or name one that does not exist.</summary>
    private void Connect(AcceptanceCase example)
    {
        var declared = Directory.EnumerateFiles(example.Terraform.Folder, "*.tf")
            .Any(f => File.ReadAllText(f).Contains("provider \"rancher2\"", StringComparison.Ordinal));
        example.Terraform.Write(declared ? "connection_override.tf" : "connection.tf", Provider.ProviderBlock);
    }
}
