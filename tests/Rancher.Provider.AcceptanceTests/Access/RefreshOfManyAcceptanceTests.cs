using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

/// <summary>A refresh of two hundred objects of one kind takes a handful of requests, for administrators and for others.</summary>
public sealed class RefreshOfManyAcceptanceTests : ProviderTests
{
    private const int Count = 200;

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["rancher2_project"] = new("/v3/projects/local:p-{0}", "local:p-{0}",
            """{"baseType":"project","name":"n-{0}","clusterId":"local","state":"active"}""", """{"name":"n-{0}","cluster_id":"local"}"""),
        ["rancher2_namespace"] = new("/v3/cluster/local/namespaces/n-{0}", "n-{0}",
            """{"baseType":"namespace","name":"n-{0}","projectId":null,"state":"active"}""", """{"name":"n-{0}","project_id":"local"}"""),
        ["rancher2_cluster_role_template_binding"] = new(
            "/v3/clusterRoleTemplateBindings/local:n-{0}",
            "local:n-{0}",
            """{"baseType":"clusterRoleTemplateBinding","name":"n-{0}","clusterId":"local","roleTemplateId":"cluster-member","groupPrincipalId":"x://{0}"}""",
            """{"name":"n-{0}","cluster_id":"local","role_template_id":"cluster-member","group_principal_id":"x://{0}"}"""),
        ["rancher2_project_role_template_binding"] = new(
            "/v3/projectRoleTemplateBindings/local-p-a:n-{0}",
            "local-p-a:n-{0}",
            """{"baseType":"projectRoleTemplateBinding","name":"n-{0}","projectId":"local:p-a","roleTemplateId":"project-member","groupPrincipalId":"x://{0}"}""",
            """{"name":"n-{0}","project_id":"local:p-a","role_template_id":"project-member","group_principal_id":"x://{0}"}"""),
        ["rancher2_global_role_binding"] = new(
            "/v3/globalRoleBindings/n-{0}",
            "n-{0}",
            """{"baseType":"globalRoleBinding","name":"n-{0}","globalRoleId":"user","groupPrincipalId":"x://{0}"}""",
            """{"name":"n-{0}","global_role_id":"user","group_principal_id":"x://{0}"}"""),
        ["rancher2_token"] = new(
            "/v3/tokens/token-{0}",
            "token-{0}",
            """{"baseType":"token","name":"token-{0}","description":"n-{0}","ttl":0,"enabled":true,"expired":false}""",
            """{"description":"n-{0}"}"""),
        ["rancher2_user"] = new(
            "/v3/users/u-{0}",
            "u-{0}",
            """{"baseType":"user","username":"n-{0}","enabled":true,"principalIds":["local://u-{0}"]}""",
            """{"username":"n-{0}","password":"swordfish-{0}"}"""),
    };

    // Of users and tokens, others see their own alone.
    private static readonly string[] OfAdministrators = ["rancher2_global_role_binding", "rancher2_token", "rancher2_user"];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var type in Kinds.Keys)
            {
                cases.Add(type, true);
                if (!OfAdministrators.Contains(type))
                {
                    cases.Add(type, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Refresh_OfTwoHundred_TakesAHandfulOfRequests(string type, bool asAdministrator)
    {
        await using var acceptance = Provider.Case();
        var kind = Kinds[type];
        Provider.Rancher.LoadObjects(new JObject(Enumerable.Range(1, Count).Select(i => new JProperty(At(kind.Path, i), Object(kind, i)))));
        var arguments = string.Join("\n  ", JObject.Parse(kind.Arguments).Properties()
            .Select(p => $"{p.Name} = \"{((string)p.Value!).Replace("{0}", "${count.index + 1}", StringComparison.Ordinal)}\""));
        var configuration = Provider.Configuration($"resource \"{type}\" \"many\" {{\n  count = {Count}\n  {arguments}\n}}");
        acceptance.Terraform.Configure(asAdministrator ? configuration : configuration.Replace(Provider.Rancher.AdminToken, await OwnerTokenAsync(),
            StringComparison.Ordinal));
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, State(type, kind));
        Provider.Rancher.ClearRequests();

        var plan = await acceptance.Terraform.PlannedAsync();

        plan.ShouldBeEmpty("nothing changed");
        plan.Changes.Should().HaveCount(Count);
        Provider.Rancher.Requests.Count.Should().BeLessThanOrEqualTo(10);
    }

    /// <summary>A user who owns the cluster, and has no rights elsewhere.</summary>
    private async Task<string> OwnerTokenAsync()
    {
        var token = await StandardUser.TokenAsync(Provider.Rancher, "owner");
        var user = (string)Provider.Rancher.Store.All("user").Single(u => (string?)u["username"] == "owner")["id"]!;
        await StandardUser.GiveClusterRoleAsync(Provider.Rancher, "local", user, "cluster-owner");
        return token;
    }

    private static JObject Object(Kind kind, int index)
    {
        var item = JObject.Parse(At(kind.Object, index));
        item["id"] = At(kind.Id, index);
        item["type"] = item["baseType"];
        item["links"] = new JObject { ["self"] = "https://rancher.example.com" + At(kind.Path, index) };
        return item;
    }

    private static string At(string text, int index) => text.Replace("{0}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string State(string type, Kind kind) => new JObject
    {
        ["version"] = 4,
        ["terraform_version"] = "1.5.0",
        ["serial"] = 1,
        ["lineage"] = "11111111-2222-3333-4444-555555555555",
        ["outputs"] = new JObject(),
        ["resources"] = new JArray(new JObject
        {
            ["mode"] = "managed",
            ["type"] = type,
            ["name"] = "many",
            ["provider"] = "provider[\"registry.terraform.io/rancher/rancher2\"]",
            ["instances"] = new JArray(Enumerable.Range(1, Count).Select(i => new JObject
            {
                ["index_key"] = i - 1,
                ["schema_version"] = 0,
                ["attributes"] = new JObject(JObject.Parse(At(kind.Arguments, i)).Properties().Append(new JProperty("id", At(kind.Id, i)))),
            })),
        }),
    }.ToString();

    private sealed record Kind(string Path, string Id, string Object, string Arguments);
}
