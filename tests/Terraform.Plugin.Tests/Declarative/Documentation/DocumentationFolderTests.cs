using Terraform.Plugin.Declarative.Documentation;

namespace Terraform.Plugin.Tests.Declarative.Documentation;

public sealed class DocumentationFolderTests : IDisposable
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory();

    public void Dispose() => _docs.Delete(recursive: true);

    [Fact]
    public void Write_PageOfSomethingThatIsGone_IsRemovedAndGuidesStay()
    {
        File("resources/gone.md", "old");
        File("guides/windows.md", "a guide");

        new DocumentationFolder(_docs.FullName).Write([new DocumentationPage("resources/thing.md", "new\n")]);

        Existing().Should().Equal("guides/windows.md", "resources/thing.md");
    }

    [Fact]
    public void Write_UnchangedPage_IsNotTouched()
    {
        var file = File("resources/thing.md", "same\n");
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(file, before);

        new DocumentationFolder(_docs.FullName).Write([new DocumentationPage("resources/thing.md", "same\n")]);

        System.IO.File.GetLastWriteTimeUtc(file).Should().Be(before);
    }

    [Fact]
    public void Write_PageThatTheRegistryWouldCutOff_Throws()
    {
        var write = () => new DocumentationFolder(_docs.FullName)
            .Write([new DocumentationPage("resources/thing.md", new string('x', DocumentationFolder.MaxPageBytes + 1))]);

        write.Should().Throw<InvalidOperationException>().WithMessage("docs/resources/thing.md has 500001 bytes*");
    }

    private IEnumerable<string> Existing() => _docs.GetFiles("*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_docs.FullName, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string File(string path, string content)
    {
        var file = Path.Combine(_docs.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, content);
        return file;
    }
}
