using Testing;

namespace Rancher.Provider.AcceptanceTests.Examples;

/// <summary>Every entry of the catalog has an example, a page, and an acceptance test that names it.</summary>
public sealed class CatalogCoverageTests
{
    private static readonly Lazy<string> Tests = new(() => string.Concat(Directory
        .EnumerateFiles(RepositoryRoot.File("tests", "Rancher.Provider.AcceptanceTests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(File.ReadAllText)));

    public static TheoryData<string, string, string> Entries
    {
        get
        {
            var definition = Catalog.Definition;
            var entries = new TheoryData<string, string, string>();
            definition.Resources.ToList().ForEach(r => entries.Add("resources", r.TypeName, $"resource \"{r.TypeName}\""));
            definition.DataSources.ToList().ForEach(d => entries.Add("data-sources", d.TypeName, $"data \"{d.TypeName}\""));
            definition.EphemeralResources.ToList().ForEach(e => entries.Add("ephemeral-resources", e.TypeName, $"ephemeral \"{e.TypeName}\""));
            definition.Functions.ToList().ForEach(f => entries.Add("functions", f.Name, $"provider::rancher2::{f.Name}("));
            return entries;
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Entry_HasAnExampleAPageAndATest(string kind, string name, string use)
    {
        var page = name.Replace("rancher2_", "", StringComparison.Ordinal) + ".md";
        var example = RepositoryRoot.File("examples", kind, name);

        Directory.Exists(example).Should().BeTrue("{0} has an example in {1}", name, example);
        Directory.EnumerateFiles(example, "*.tf").Any(file => File.ReadAllText(file).Contains(use, StringComparison.Ordinal)).Should().BeTrue("it uses {0}", use);
        File.Exists(RepositoryRoot.File("docs", kind, page)).Should().BeTrue("{0} has a page", name);
        // What answers from tables is tested by applying its example.
        (Tests.Value.Contains(use, StringComparison.Ordinal) || ((IEnumerable<object[]>)ExampleTests.NeedNoObjects).Any(row => (string)row[0] == $"{kind}/{name}"))
            .Should().BeTrue("an acceptance test uses {0}", use);
    }
}
