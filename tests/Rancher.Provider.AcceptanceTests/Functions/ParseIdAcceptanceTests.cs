using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.Functions;

public sealed class ParseIdAcceptanceTests : ProviderTests
{
    /// <summary>One apply for all of them: each start of terraform takes longer than the function.</summary>
    [Fact]
    public async Task Ids_OfEveryKind_AreTakenApart()
    {
        (string Id, string Parts)[] cases =
        [
            ("c-abcde", "cluster c-abcde - - -"),
            ("local", "cluster local - - -"),
            ("c-m-abcdefgh", "cluster c-m-abcdefgh - - -"),
            ("c-abcde:p-fghij", "project c-abcde c-abcde:p-fghij - -"),
            ("c-abcde:p-fghij.web", "namespace c-abcde c-abcde:p-fghij web -"),
            ("c-abcde:crtb-xyzzy", "cluster_role_binding c-abcde - - crtb-xyzzy"),
            ("p-fghij:prtb-xyzzy", "project_role_binding - - p-fghij prtb-xyzzy"),
            ("c-abcde:m-0123456789ab", "node c-abcde - - m-0123456789ab"),
            ("fleet-default/prod", "cluster_v2 - - fleet-default prod"),
            ("c-abcde.default/settings", "object c-abcde - default settings"),
        ];
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration(string.Join('\n', cases.Select((c, i) =>
            $$"""
            locals {
              id{{i}} = provider::rancher2::parse_id("{{c.Id}}")
            }
            output "id{{i}}" {
              value = join(" ", [for part in ["kind", "cluster_id", "project_id", "namespace", "name"] : local.id{{i}}[part] == null ? "-" : local.id{{i}}[part]])
            }
            """))));

        cases.Select((_, i) => state.Output($"id{i}")).Should().Equal(cases.Select(c => c.Parts));
        Provider.Rancher.Requests.Should().BeEmpty("a function needs no server");
    }

    [Fact]
    public async Task Id_OfAResource_IsTakenApartOnceItIsKnown()
    {
        await using var acceptance = Provider.Case();

        var state = await acceptance.ApplyAsync(Provider.Configuration("""
            resource "rancher2_cluster" "this" {
              name = "parsed"
              rke_config {}
            }
            output "kind" { value = provider::rancher2::parse_id(rancher2_cluster.this.id).kind }
            """));

        state.Output("kind").Should().Be("cluster");
    }

    [Fact]
    public async Task NoId_IsRefusedAtTheArgument()
    {
        await using var acceptance = Provider.Case();
        acceptance.Terraform.Configure(Provider.Configuration("""output "x" { value = provider::rancher2::parse_id("not an id") }"""));

        var error = (await acceptance.Terraform.PlanAsync()).ShouldFail().Error("\"not an id\" is no id of a Rancher object");

        error.Detail.Should().Contain("\"id\"");
    }
}
