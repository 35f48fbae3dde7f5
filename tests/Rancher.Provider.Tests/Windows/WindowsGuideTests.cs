using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Rules;

namespace Rancher.Provider.Tests.Windows;

public sealed class WindowsGuideTests
{
    [Fact]
    public void TheGuide_IsCurrent()
    {
        var existing = File.ReadAllText(RepositoryRoot.File(WindowsGuide.Path.Split('/')));

        Golden.Match(WindowsGuide.Render(existing), WindowsGuide.Path);
    }

    /// <summary>Each message ends with the address of its rule's heading.</summary>
    [Fact]
    public void EveryRule_HasAHeading_AndNoHoles()
    {
        var guide = File.ReadAllText(RepositoryRoot.File(WindowsGuide.Path.Split('/')));

        RuleCatalogue.All.Should().OnlyContain(r => guide.Contains($"\n### {r.Link.Substring(WindowsRule.Guide.Length + 1).ToUpperInvariant()}\n", StringComparison.Ordinal));
        guide[guide.IndexOf("<!-- generated", StringComparison.Ordinal)..].Should().NotContain("‹").And.NotContain("{port}");
    }

    [Fact]
    public void Render_KeepsWhatIsWrittenByHand_AndIsStable()
    {
        const string page = "Before.\n<!-- generated rules -->\nold\n<!-- end rules -->\nAfter.\n";

        var once = WindowsGuide.Render(page);

        once.Should().StartWith("Before.\n").And.EndWith("\nAfter.\n").And.NotContain("old\n");
        RuleCatalogue.All.Should().OnlyContain(r => once.Contains($"### {r.Id}\n", StringComparison.Ordinal));
        WindowsGuide.Render(once).Should().Be(once);
    }
}
