using Terraform.Plugin.Declarative.Documentation;
using Testing;

namespace Terraform.Plugin.Tests.Declarative.Documentation;

public sealed class DocumentationWriterTests : IDisposable
{
    private readonly DirectoryInfo _examples = Directory.CreateTempSubdirectory();

    public void Dispose() => _examples.Delete(recursive: true);

    [Theory]
    [InlineData("index.md")]
    [InlineData("resources/thing.md")]
    [InlineData("data-sources/thing.md")]
    [InlineData("ephemeral-resources/ticket.md")]
    [InlineData("functions/join.md")]
    public void Pages_OneOfEverything_IsTheApprovedPage(string path)
    {
        Example("provider/provider.tf", "provider \"small\" {\n}\n");
        Example("resources/small_thing/resource_two.tf", "# The second example.\r\n");
        Example("resources/small_thing/resource.tf", "# The first example.\n");
        Example("resources/small_thing/import.sh", "terraform import small_thing.web thing-7\n");

        var page = Pages().Single(p => p.Path == path);

        Golden.Match(page.Content, "tests/Terraform.Plugin.Tests/Declarative/Documentation/approved/" + path.Replace('/', '-'));
    }

    [Fact]
    public void Pages_NoExamples_ImportFollowsTheDefinition() =>
        Pages().Single(p => p.Path == "resources/thing.md").Content.Should()
            .NotContain("## Example Usage").And.Contain("terraform import small_thing.example thing-1");

    [Fact]
    public void Pages_AreInOrderOfPath() => Pages().Select(p => p.Path).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(5);

    [Fact]
    public void Listing_OneOfEverything_IsTheApprovedSurface() =>
        Golden.Match(SchemaListing.Of(SmallProvider.Definition), "tests/Terraform.Plugin.Tests/Declarative/Documentation/approved/schema.txt");

    private IReadOnlyList<DocumentationPage> Pages() =>
        new DocumentationWriter(SmallProvider.Definition, new ExampleFiles(_examples.FullName)).Pages();

    private void Example(string path, string content)
    {
        var file = Path.Combine(_examples.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
