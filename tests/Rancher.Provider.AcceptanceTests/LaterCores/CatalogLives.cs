using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Nodes;
using Rancher.Provider.AcceptanceTests.Support;
using Testing.TerraformCore.Later;

namespace Rancher.Provider.AcceptanceTests.LaterCores;

/// <summary>A life of an object of each type in the catalog, as small as the type allows.</summary>
internal static class CatalogLives
{
    private const string Cluster = """{"name":"NAME","rke_config":{"network":{"plugin":"canal"}}}""";

    private static readonly Dictionary<string, Func<LaterCore, ProviderFixture, Task<ResourceLife>>> Lives = new(StringComparer.Ordinal)
    {
        ["rancher2_app_v2"] = Plain(
            """{"cluster_id":"local","name":"hello","namespace":"apps","repo_name":"rancher-charts","chart_name":"hello-world","values":"replicas: 2"}""",
            """{"values":"replicas: 3"}""",
            """{"name":"hello-again"}"""),
        ["rancher2_catalog_v2"] = Plain(
            """{"cluster_id":"local","name":"charts","url":"https://charts.example.com"}""", """{"labels":{"team":"web"}}""", """{"name":"others"}"""),
        ["rancher2_cloud_credential"] = Plain(
            """{"name":"aws","amazonec2_credential_config":{"access_key":"AKIA","secret_key":"swordfish"}}""",
            """{"description":"of the team"}""",
            """{"amazonec2_credential_config":[],"digitalocean_credential_config":{"access_token":"swordfish"}}"""),
        ["rancher2_cluster"] = Plain(Cluster, """{"description":"of the team"}""", null),
        ["rancher2_cluster_proxy_config_v2"] = async (_, provider) =>
        {
            await using var other = SteveAccess.To(provider.Rancher);
            await other.CreateAsync("namespaces", JObject.Parse("""{"metadata":{"name":"local"}}"""));
            return Life("""{"cluster_id":"local","enabled":true}""", """{"labels":{"team":"web"}}""", """{"enabled":false}""");
        },
        ["rancher2_cluster_registration_token"] = async (core, _) =>
            Life($$"""{"cluster_id":"{{await ClusterAsync(core)}}"}""", """{"labels":{"team":"web"}}""", """{"keepers":{"turn":"2"}}"""),
        ["rancher2_cluster_role_template_binding"] = WithUser(
            """{"name":"developers","cluster_id":"local","role_template_id":"cluster-member","user_id":"USER"}""",
            """{"labels":{"team":"web"}}""",
            """{"role_template_id":"nodes-view"}"""),
        ["rancher2_cluster_sync"] = async (core, provider) =>
        {
            var cluster = await ClusterAsync(core);
            await provider.JoinAsync(cluster, "linux-1", false, "--etcd", "--controlplane", "--worker");
            return Life($$"""{"cluster_id":"{{cluster}}"}""", """{"state_confirm":2}""", null) with { IsImportable = false };
        },
        ["rancher2_cluster_v2"] = Plain(
            """{"name":"machines","kubernetes_version":"v1.31.1+rke2r1","rke_config":{"machine_global_config":"cni: calico\n"}}""",
            """{"labels":{"team":"web"}}""",
            null),
        ["rancher2_config_map_v2"] = Plain(
            """{"cluster_id":"local","name":"settings","data":{"tone":"warm"}}""", """{"data":{"tone":"cold"}}""", """{"name":"others"}"""),
        ["rancher2_custom_node"] = async (core, provider) =>
        {
            var cluster = await ClusterAsync(core);
            await provider.JoinAsync(cluster, "linux-1", false, "--address", "10.0.0.11", "--etcd", "--controlplane", "--worker");
            await provider.JoinAsync(cluster, "linux-2", false, "--address", "10.0.0.12", "--worker");
            await provider.JoinAsync(cluster, "linux-3", false, "--address", "10.0.0.13", "--worker");
            var node = $$"""{"cluster_id":"{{cluster}}","name":"linux-2","roles":["worker"]}""";
            return Life(node, """{"labels":{"team":"web"}}""", """{"name":"linux-3"}""") with
            {
                ImportId = item => $"{cluster}/{item.State["name"].StringOrNull()}",
            };
        },
        ["rancher2_global_role_binding"] = WithUser(
            """{"global_role_id":"user","user_id":"USER"}""", """{"labels":{"team":"web"}}""", """{"global_role_id":"user-base"}"""),
        ["rancher2_machine_config_v2"] = Plain(
            """
            {"generate_name":"nc-aws",
             "amazonec2_config":{"ami":"ami-0123","region":"eu-west-1","security_group":["nodes"],"subnet_id":"s-1","vpc_id":"v-1","zone":"a"}}
            """,
            """{"labels":{"team":"web"}}""",
            """{"generate_name":"nc-other"}"""),
        ["rancher2_namespace"] = async (core, provider) =>
        {
            var other = await ClusterAsync(core);
            provider.Rancher.ConnectImported(other);
            return Life("""{"name":"web","project_id":"local"}""", """{"description":"of the team"}""", $$"""{"project_id":"{{other}}"}""") with
            {
                ImportId = item => $"{item.State["project_id"].StringOrNull()}.web",
            };
        },
        ["rancher2_project"] = Plain("""{"name":"shop","cluster_id":"local"}""", """{"description":"of the team"}""", null),
        ["rancher2_project_role_template_binding"] = WithUser(
            """{"name":"developers","project_id":"PROJECT","role_template_id":"project-member","user_id":"USER"}""",
            """{"labels":{"team":"web"}}""",
            """{"role_template_id":"read-only"}"""),
        ["rancher2_role_template"] = Plain(
            """{"name":"operator","context":"project","rules":[{"api_groups":[""],"resources":["pods"],"verbs":["delete"]}]}""",
            """{"description":"May delete pods."}""",
            null),
        ["rancher2_secret_v2"] = Plain(
            """{"cluster_id":"local","name":"login","data":{"password":"swordfish"}}""", """{"data":{"password":"marlin"}}""", """{"name":"others"}"""),
        ["rancher2_setting"] = Plain("""{"name":"motd","value":"hello"}""", """{"value":"good morning"}""", """{"name":"motd-of-the-night"}"""),
        ["rancher2_storage_class_v2"] = Plain(
            """{"cluster_id":"local","name":"fast","k8s_provisioner":"ebs.csi.aws.com","allow_volume_expansion":true}""",
            """{"allow_volume_expansion":false}""",
            """{"reclaim_policy":"Retain"}"""),
        ["rancher2_token"] = async (_, provider) => await Plain("""{"description":"pipeline","ttl":3600}""", """{"renew":false}""", """{"ttl":7200}""")(null!, provider) with
        {
            IsImportable = false,
            IsShownOnce = true,
        },
        ["rancher2_user"] = Plain("""{"username":"jane","password":"swordfish-one"}""", """{"name":"Jane Doe"}""", """{"username":"jane.doe"}"""),
    };

    // Those whose own cluster is among the clusters.
    private static readonly string[] WithLocal = ["2.11.16", "2.14.4", "2.15.0"];
    private static readonly string[] AllServers = ["2.2.8", "2.4.18", "2.11.16", "2.14.4", "2.15.0"];

    /// <summary>The servers that have a type, where it is not all of them.</summary>
    private static readonly Dictionary<string, string[]> Servers = new(StringComparer.Ordinal)
    {
        ["rancher2_app_v2"] = WithLocal,
        ["rancher2_catalog_v2"] = WithLocal,
        // The others' drivers of machines could not be downloaded where they were recorded.
        ["rancher2_cloud_credential"] = WithLocal,
        // RKE1 was removed with 2.12.
        ["rancher2_cluster"] = ["2.2.8", "2.4.18", "2.11.16"],
        ["rancher2_cluster_proxy_config_v2"] = WithLocal,
        ["rancher2_cluster_registration_token"] = ["2.2.8", "2.4.18", "2.11.16"],
        // Machines join by Docker, as RKE1 had it.
        ["rancher2_cluster_sync"] = ["2.4.18"],
        ["rancher2_custom_node"] = ["2.4.18"],
        ["rancher2_cluster_v2"] = ["2.11.16"],
        ["rancher2_config_map_v2"] = WithLocal,
        ["rancher2_machine_config_v2"] = WithLocal,
        // A second cluster beside the server's own is one of RKE1 here.
        ["rancher2_namespace"] = ["2.11.16"],
        ["rancher2_cluster_role_template_binding"] = WithLocal,
        ["rancher2_global_role_binding"] = WithLocal,
        ["rancher2_project"] = WithLocal,
        ["rancher2_project_role_template_binding"] = WithLocal,
        ["rancher2_secret_v2"] = WithLocal,
        ["rancher2_storage_class_v2"] = WithLocal,
    };

    public static IEnumerable<string> Types => Lives.Keys;

    /// <summary>The simulated servers that an object of the type can live on.</summary>
    public static IReadOnlyList<string> ServersOf(string type) => Servers.GetValueOrDefault(type, AllServers);

    /// <summary>The life of an object of the type, with what it needs to begin there already.</summary>
    public static async Task<ResourceLife> OfAsync(string type, LaterCore core, ProviderFixture provider)
    {
        var life = await Lives[type](core, provider);
        return life with { Type = type };
    }

    private static Func<LaterCore, ProviderFixture, Task<ResourceLife>> Plain(string created, string updated, string? replaced) =>
        (_, _) => Task.FromResult(Life(created.Replace("NAME", "lives", StringComparison.Ordinal), updated, replaced));

    /// <summary>A life that needs a user, and perhaps a project.</summary>
    private static Func<LaterCore, ProviderFixture, Task<ResourceLife>> WithUser(string created, string updated, string? replaced) => (_, provider) => Task.FromResult(Life(
        created.Replace("USER", (string)provider.Rancher.Store.All("user")[0]["id"]!, StringComparison.Ordinal)
            .Replace("PROJECT", (string)provider.Rancher.Store.All("project")[0]["id"]!, StringComparison.Ordinal),
        updated,
        replaced));

    /// <param name="created">The first configuration.</param>
    /// <param name="updated">What a change in place says otherwise.</param>
    /// <param name="replaced">What a change that needs another object says otherwise.</param>
    private static ResourceLife Life(string created, string updated, string? replaced)
    {
        var first = JObject.Parse(created);
        var second = With(first, updated);
        return new ResourceLife("") { Created = first, Updated = second, Replaced = replaced is null ? null : With(second, replaced) };
    }

    private static JObject With(JObject configuration, string change)
    {
        var changed = (JObject)configuration.DeepClone();
        foreach (var argument in JObject.Parse(change).Properties())
        {
            changed[argument.Name] = argument.Value;
        }

        return changed;
    }

    private static async Task<string> ClusterAsync(LaterCore core)
    {
        var config = core.Config("rancher2_cluster", JObject.Parse(Cluster.Replace("NAME", "of-lives", StringComparison.Ordinal)));
        var plan = await core.PlanAsync("rancher2_cluster", null, config);
        return (await core.ApplyAsync(plan))!.Id;
    }
}
