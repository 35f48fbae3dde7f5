using System.Text.RegularExpressions;
using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;

namespace Rancher.Provider.Tests.Windows.Rules;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Ids_AreComplete() => RuleCatalogue.All.Select(r => r.Id).Should().Equal(Enumerable.Range(1, 64).Select(n => $"W-{n:00}"));

    [Fact]
    public void EveryRule_SaysWhereItComesFrom_AndCanBeChecked()
    {
        RuleCatalogue.All.Should().OnlyContain(r => r.Source.Length > 5 && r.TrueFor.Length > 0 && r.AppliesTo.Count > 0 && r.Messages.Count > 0);
        RuleCatalogue.All.Should().OnlyContain(r => r.Cluster != null || r.Node != null || r.Host != null || r.Command != null || r.FirstStart != null || r.NetConf != null);
    }

    [Fact]
    public void Messages_AreWholeSentences()
    {
        foreach (var message in RuleCatalogue.All.SelectMany(r => r.Messages))
        {
            message.Summary.Should().NotEndWith(".");
            message.Fix.Should().Match(f => f.EndsWith('.') || f.EndsWith('}'));
        }
    }

    [Fact]
    public void FilledMessages_HaveNoPlaceholderLeft()
    {
        var told = Directory.GetFiles(Testing.RepositoryRoot.File("tests", "Rancher.Provider.Tests", "Windows", "Rules", "told")).Select(File.ReadAllText);

        told.Should().OnlyContain(text => !Placeholder().IsMatch(text));
    }

    [Fact]
    public void Releases_AreInOrder_AndFoundByEveryName()
    {
        WindowsReleases.All.Select(r => r.Build).Should().BeInAscendingOrder();
        new[] { "ltsc2022", "2022", "20348", "20348.169", "10.0.20348.2322", "Windows Server 2022", "Windows Server 2022 Datacenter" }
            .Should().OnlyContain(text => WindowsReleases.Find(text)!.Build == 20348);
        WindowsReleases.Find("10.0.99999").Should().BeNull();
        WindowsReleases.Find("").Should().BeNull();
    }

    [Fact]
    public void EveryBuildInTheTables_IsAKnownRelease()
    {
        WindowsBuilds[] rows = [.. VersionTables.RancherAgents, .. VersionTables.Rke2Images, .. VersionTables.KubernetesHosts];

        rows.SelectMany(r => r.Builds).Concat(ContainerImages.Bases.Select(b => b.Build)).Concat(VersionTables.HotFixes.Select(f => f.Build))
            .Should().OnlyContain(build => WindowsReleases.OfBuild(build) != null);
        rows.Should().OnlyContain(r => r.Origin.Source.Length > 0 && r.Origin.AsOf.Year > 2000);
    }

    [Theory]
    [InlineData("1.22.3", "17763,19041,19042")]
    [InlineData("1.33.13", "17763,20348,26100")]
    [InlineData("1.34.9", "17763,20348")]
    [InlineData("1.34.10", "17763,20348,26100")]
    public void Rke2Images_AreLookedUpByReleaseLine(string version, string builds) =>
        string.Join(',', VersionTables.Row(VersionTables.Rke2Images, KubernetesVersion.TryParse(version)!.Value)!.Builds).Should().Be(builds);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
