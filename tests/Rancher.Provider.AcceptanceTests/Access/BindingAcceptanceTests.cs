using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Access;

/// <summary>The three bindings: in a cluster, in a project, on the server.</summary>
public sealed class BindingAcceptanceTests : ProviderTests
{
    public static TheoryData<string, string> EveryServer
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var version in new[] { "2.2.8", "2.4.18", "2.11.16", "2.14.4", "2.15.0" })
            {
                foreach (var kind in Kinds.Keys)
                {
                    data.Add(version, kind);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> EveryKind => [.. Kinds.Keys];

    /// <summary>Place and role of each kind, the collection in the simulator, and another role.</summary>
    private static Dictionary<string, (string Place, string Role, string Collection, string OtherRole)> Kinds => new()
    {
        ["cluster_role_template_binding"] = ("cluster_id = rancher2_cluster.place.id", "role_template_id = \"cluster-member\"",
            "clusterRoleTemplateBinding", "role_template_id = \"nodes-view\""),
        ["project_role_template_binding"] = ("project_id = rancher2_project.place.id", "role_template_id = \"project-member\"",
            "projectRoleTemplateBinding", "role_template_id = \"read-only\""),
        ["global_role_binding"] = ("", "global_role_id = \"user\"", "globalRoleBinding", "global_role_id = \"user-base\""),
    };

    [Theory]
    [MemberData(nameof(EveryServer))]
    public async Task Life(string version, string kind)
    {
        await using var provider = await ProviderFixture.StartAsync(version);
        await using var acceptance = provider.Case();
        var (address, (_, role, collection, otherRole)) = ($"rancher2_{kind}.this", Kinds[kind]);
        var user = Subject(provider);

        await acceptance.ApplyAsync(Binding(provider, kind, user), plan => plan.ShouldCreate(address));
        var state = await acceptance.Terraform.StateAsync();
        var id = (string)state.Resource(address)["id"]!;
        if (kind != "global_role_binding")
        {
            ((string?)state.Resource(address)["user_principal_id"]).Should().Be("local://" + Admin(provider), "the other name of the user is known "
                + "when the creation ends");
        }

        await acceptance.ApplyAsync(Binding(provider, kind, user + "\n labels = { team = \"shop\" }"), plan => plan.ShouldUpdate(address));
        ((string?)provider.Rancher.Store.Get(collection, id)!["labels"]!["team"]).Should().Be("shop");
        await acceptance.ImportAndCompareAsync(address, ignore: ["annotations", "labels"]);

        await acceptance.ApplyAsync(Binding(provider, kind, user).Replace(role, otherRole, StringComparison.Ordinal), plan => plan.ShouldReplace(address));
        await acceptance.DisappearsAsync(address, () =>
        {
            provider.Rancher.Store.Delete(collection, id);
            return Task.CompletedTask;
        });
        await acceptance.DestroyAsync();
        provider.Rancher.Store.Get(collection, id).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public async Task Group_IsBoundByItsPrincipal_AndChangingItReplacesTheBinding(string kind)
    {
        await using var acceptance = Provider.Case();
        await acceptance.ApplyAsync(Binding(Provider, kind, "group_principal_id = \"github_team://1\""));

        await acceptance.ApplyAsync(Binding(Provider, kind, "group_principal_id = \"github_team://2\""), plan => plan.ShouldReplace($"rancher2_{kind}.this"));
    }

    [Theory]
    [InlineData("cluster_role_template_binding")]
    [InlineData("project_role_template_binding")]
    public async Task PrincipalAlone_FindsTheUser(string kind)
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Binding(Provider, kind, $"user_principal_id = \"local://{Admin(Provider)}\""));

        ((string?)state.Resource($"rancher2_{kind}.this")["user_id"]).Should().Be(Admin(Provider));
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public async Task NoSubject_AndTwo_AreRefusedWithoutACall(string kind)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Binding(Provider, kind, ""));
        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("Missing subject");

        acceptance.Terraform.Configure(Binding(Provider, kind, "user_id = \"u-abcde\"\n group_principal_id = \"github_team://1\""));
        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("Two subjects").Path.Should().Be("group_principal_id");

        acceptance.Terraform.Configure(Binding(Provider, kind, "user_principal_id = \"jane\""));
        (await acceptance.Terraform.ValidateAsync()).ShouldFail().Error("a principal, such as");
    }

    [Theory]
    [InlineData("cluster_role_template_binding", "cluster-membr", "Did you mean \"cluster-member\"?", "role_template_id")]
    [InlineData("project_role_template_binding", "Project Member", "write the id \"project-member\"", "role_template_id")]
    [InlineData("project_role_template_binding", "cluster-owner", "It is a role for a cluster", "role_template_id")]
    [InlineData("global_role_binding", "usr", "Did you mean \"user\"?", "global_role_id")]
    public async Task RoleThatCannotBeMeant_IsReportedInThePlan(string kind, string role, string detail, string path)
    {
        await using var acceptance = Provider.Case();
        var known = Kinds[kind].Role;
        acceptance.Terraform.Configure(Binding(Provider, kind, Subject(Provider)).Replace(known, $"{known.Split(' ')[0]} = \"{role}\"",
            StringComparison.Ordinal));

        var refused = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error(detail);

        refused.Path.Should().Be(path);
    }

    [Theory]
    [InlineData("user_id = \"u-nope0\"", "user_id")]
    [InlineData("user_principal_id = \"local://u-nope0\"", "user_principal_id")]
    public async Task UserThatDoesNotExist_IsReportedInThePlan(string subject, string path)
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Binding(Provider, "cluster_role_template_binding", subject));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("This Rancher has no such user").Path.Should().Be(path);
    }

    [Fact]
    public async Task LockedRole_IsReportedInThePlan()
    {
        await using var acceptance = Provider.Case();
        Provider.Rancher.Store.Change("roleTemplate", "cluster-member", role => role["locked"] = true);
        acceptance.Terraform.Configure(Binding(Provider, "cluster_role_template_binding", Subject(Provider)));

        (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("The role cannot be used here").Detail.Should().Contain("It is locked");
    }

    [Fact]
    public async Task ManyBindings_AskForRolesUsersAndClustersOnce()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration($$"""
            resource "rancher2_cluster_role_template_binding" "many" {
              count              = 100
              name               = "binding-${count.index}"
              cluster_id         = "local"
              role_template_id   = "cluster-member"
              {{Subject(Provider)}}
            }
            """));

        (await acceptance.Terraform.PlanAsync()).ShouldSucceed();

        Provider.Rancher.Requests.Count.Should().BeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task Duplicate_OnALaterServer_IsAnErrorThatSaysSo()
    {
        await using var provider = await ProviderFixture.StartAsync("2.14.4");
        await using var acceptance = provider.Case();
        await acceptance.ApplyAsync(Binding(provider, "cluster_role_template_binding", Subject(provider)));
        acceptance.Terraform.Configure(Binding(provider, "cluster_role_template_binding", Subject(provider)) + $$"""

            resource "rancher2_cluster_role_template_binding" "twin" {
              name             = "twin"
              cluster_id       = rancher2_cluster.place.id
              role_template_id = "cluster-member"
              {{Subject(provider)}}
            }
            """);

        (await acceptance.Terraform.ApplyAsync()).ShouldFail().Error("duplicate crtb not allowed");
    }

    [Fact]
    public async Task BindingThatRancherMade_IsImported_ByItsNameToo()
    {
        await using var acceptance = Provider.Case();
        var cluster = (string)(await acceptance.ApplyAsync(Provider.Configuration("""resource "rancher2_cluster" "place" { name = "place" }""")))
            .Resource("rancher2_cluster.place")["id"]!;
        var configuration = Provider.Configuration($$"""
            resource "rancher2_cluster" "place" { name = "place" }
            resource "rancher2_cluster_role_template_binding" "this" {
              name             = "creator-cluster-owner"
              cluster_id       = rancher2_cluster.place.id
              role_template_id = "cluster-owner"
              {{Subject(Provider)}}
            }
            """);
        acceptance.Terraform.Configure(configuration);

        (await acceptance.Terraform.ImportAsync("rancher2_cluster_role_template_binding.this", $"{cluster}/creator-cluster-owner")).ShouldSucceed();

        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task DataSources_FindByPlaceAndName()
    {
        await using var acceptance = Provider.Case();
        var state = await acceptance.ApplyAsync(Binding(Provider, "project_role_template_binding", Subject(Provider)) + """

            data "rancher2_project_role_template_binding" "this" {
              project_id = rancher2_project.place.id
              name       = rancher2_project_role_template_binding.this.name
            }
            data "rancher2_global_role_binding" "this" {
              name = rancher2_global_role_binding.named.name
            }
            data "rancher2_cluster_role_template_binding" "this" {
              cluster_id = rancher2_cluster_role_template_binding.named.cluster_id
              name       = rancher2_cluster_role_template_binding.named.name
            }
            resource "rancher2_global_role_binding" "named" {
              name               = "named"
              global_role_id     = "user"
              group_principal_id = "github_team://1"
            }
            resource "rancher2_cluster_role_template_binding" "named" {
              name               = "named"
              cluster_id         = "local"
              role_template_id   = "cluster-member"
              group_principal_id = "github_team://1"
            }
            output "project" { value = data.rancher2_project_role_template_binding.this.role_template_id }
            output "global" { value = data.rancher2_global_role_binding.this.group_principal_id }
            output "cluster" { value = data.rancher2_cluster_role_template_binding.this.id }
            """);

        state.Output("project").Should().Be("project-member");
        state.Output("global").Should().Be("github_team://1");
        state.Output("cluster").Should().Be("local:named");
    }

    private static string Admin(ProviderFixture provider) => (string)provider.Rancher.Store.All("user")[0]["id"]!;

    private static string Subject(ProviderFixture provider) => $"user_id = \"{Admin(provider)}\"";

    private static string Binding(ProviderFixture provider, string kind, string subject)
    {
        var (place, role, _, _) = Kinds[kind];
        return provider.Configuration($$"""
            resource "rancher2_cluster" "place" { name = "place" }
            resource "rancher2_project" "place" {
              name       = "place"
              cluster_id = rancher2_cluster.place.id
            }
            resource "rancher2_{{kind}}" "this" {
              name = "this-one"
              {{place}}
              {{role}}
              {{subject}}
            }
            """);
    }
}
