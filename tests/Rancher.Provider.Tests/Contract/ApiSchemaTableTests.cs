using Testing;

namespace Rancher.Provider.Tests.Contract;

/// <summary>The table in the repository is what the recordings say.</summary>
public sealed class ApiSchemaTableTests
{
    [SharedFolderFact]
    public void Table_IsThatOfTheRecordings() => Golden.Match(ApiSchemaTable.Write(RecordedSchemas.Load()), "tests/Rancher.Provider.Tests/Contract/schemas.approved.txt");

    [Fact]
    public void Table_ReadAndWritten_IsTheSame() =>
        ApiSchemaTable.Write(ApiSchemas.All).Should().Be(File.ReadAllText(ApiSchemaTable.Path).ReplaceLineEndings("\n"));
}
