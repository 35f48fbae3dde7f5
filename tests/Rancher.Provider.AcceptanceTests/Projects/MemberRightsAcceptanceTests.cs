using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Projects;

/// <summary>What users who are no administrators may do with projects, namespaces and bindings, as recorded servers let them.</summary>
public sealed class MemberRightsAcceptanceTests : ProviderTests
{
    [Theory]
    [InlineData("cluster-owner", "", true, true, true)]
    [InlineData("cluster-member", "", true, false, false)]
    [InlineData("", "project-owner", false, true, true)]
    [InlineData("", "project-member", false, true, false)]
    [InlineData("", "read-only", false, false, false)]
    [InlineData("", "", false, false, false)]
    public async Task Member_MayWhatRancherAllows_AndIsToldTheMissingRight(string clusterRole, string projectRole, bool project, bool ns, bool binding)
    {
        await using var admin = Provider.Case();
        var id = (string)(await admin.ApplyAsync(Provider.Configuration("""
            resource "rancher2_project" "shop" {
              name       = "shop"
              cluster_id = "local"
            }
            """))).Resource("rancher2_project.shop")["id"]!;
        var token = await StandardUser.TokenAsync(Provider.Rancher, "member");
        var user = (string)Provider.Rancher.Store.All("user").Single(u => (string?)u["username"] == "member")["id"]!;
        if (clusterRole.Length > 0)
        {
            await StandardUser.GiveClusterRoleAsync(Provider.Rancher, "local", user, clusterRole);
        }

        if (projectRole.Length > 0)
        {
            await StandardUser.GiveProjectRoleAsync(Provider.Rancher, id, user, projectRole);
        }

        await TryAsync(token, project, """
            resource "rancher2_project" "this" {
              name       = "own"
              cluster_id = "local"
            }
            """);
        await TryAsync(token, ns, $$"""
            resource "rancher2_namespace" "this" {
              name       = "web"
              project_id = "{{id}}"
            }
            """);
        await TryAsync(token, binding, $$"""
            resource "rancher2_project_role_template_binding" "this" {
              name               = "others"
              project_id         = "{{id}}"
              role_template_id   = "read-only"
              group_principal_id = "github_team://1"
            }
            """);
    }

    /// <summary>Creates, reads twice and destroys; or is refused and leaves nothing in the state.</summary>
    private async Task TryAsync(string token, bool isAllowed, string resource)
    {
        await using var acceptance = Provider.Case();
        var configuration = Provider.Configuration(resource).Replace(Provider.Rancher.AdminToken, token, StringComparison.Ordinal);
        if (isAllowed)
        {
            await acceptance.ApplyAsync(configuration);
            await acceptance.DestroyAsync();
            return;
        }

        acceptance.Terraform.Configure(configuration);
        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("lacks a right (403)").Detail.Should().Contain("cannot create resource");
        (await acceptance.Terraform.StateAsync()).Addresses.Should().BeEmpty();
    }
}
