namespace Testing.Tests;

public sealed class FoldersTests
{
    [Fact]
    public void RepositoryRoot_FromTheTestAssembly_HasTheSolution() =>
        File.Exists(RepositoryRoot.File("Provider.sln")).Should().BeTrue();

    [Fact]
    public void SharedFolder_UnknownFile_SaysWhatIsMissing()
    {
        var find = () => SharedFolder.File("no", "such.json");

        find.Should().Throw<FileNotFoundException>().WithMessage("*shared*");
    }

    [Fact]
    public void Golden_OtherText_Fails()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "approved\n");

        var match = () => Golden.MatchFile("changed", file);

        Golden.MatchFile("approved", file);
        match.Should().Throw<Xunit.Sdk.XunitException>().WithMessage("*UPDATE_GOLDEN=1*");
        File.Delete(file);
    }
}
