namespace Testing.Tests;

public sealed class AcceptanceCaseTests
{
    private const string Address = "terraform_data.one";
    private const string Configuration = """
        resource "terraform_data" "one" {
        }
        """;

    [Fact]
    public async Task WholeLife_BuiltInResource_Passes()
    {
        await using var acceptance = new AcceptanceCase(ProviderSource.None);

        await acceptance.ApplyAsync(Configuration, plan => plan.ShouldCreate(Address));
        await acceptance.ImportAndCompareAsync(Address);
        await acceptance.DisappearsAsync(Address, async () => (await acceptance.Terraform.StateRemoveAsync(Address)).ShouldSucceed());
        await acceptance.DestroyAsync();
    }

    [Fact]
    public async Task Apply_NeverSettles_FailsOnTheSecondPlan()
    {
        await using var acceptance = new AcceptanceCase(ProviderSource.None);

        var apply = () => acceptance.ApplyAsync("""
            resource "terraform_data" "one" {
              input = timestamp()
            }
            """);

        (await apply.Should().ThrowAsync<Xunit.Sdk.XunitException>()).WithMessage("*plan should be empty*");
    }

    [Fact]
    public async Task ImportAndCompare_AttributeThatImportCannotRead_FailsUnlessIgnored()
    {
        await using var acceptance = new AcceptanceCase(ProviderSource.None);
        await acceptance.ApplyAsync("""
            resource "terraform_data" "one" {
              input = "a"
            }
            """);

        var import = () => acceptance.ImportAndCompareAsync(Address);

        await import.Should().ThrowAsync<Xunit.Sdk.XunitException>();
        await acceptance.ImportAndCompareAsync(Address, ignore: ["input", "output"]);
    }
}
