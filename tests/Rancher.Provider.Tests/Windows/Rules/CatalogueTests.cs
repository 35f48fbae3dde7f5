using System.Text.RegularExpressions;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;

namespace Rancher.Provider.Tests.Windows.Rules;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Ids_AreComplete() => RuleCatalogue.All.Select(r => r.Id).Should().Equal(Enumerable.Range(1, RuleCatalogue.All.Count).Select(n => $"W-{n:00}"));

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
    [InlineData("1.33.13+rke2r1", "17763,20348")]
    [InlineData("1.33.13+rke2r2", "17763,20348,26100")]
    [InlineData("1.33.14+rke2r1", "17763,20348,26100")]
    [InlineData("1.34.10+rke2r1", "17763,20348,26100")]
    [InlineData("1.34.9+rke2r3", "17763,20348")]
    [InlineData("1.34.9", "17763,20348")]
    [InlineData("1.34.10", "17763,20348,26100")]
    public void Rke2Images_AreLookedUpByReleaseLine(string version, string builds) =>
        string.Join(',', VersionTables.Row(VersionTables.Rke2Images, KubernetesVersion.TryParse(version)!.Value)!.Builds).Should().Be(builds);

    /// <summary>A table of a product that still gets releases is compared with its source every half year. Read the sources, mend the rows, move the date.</summary>
    [Fact]
    public void Tables_AreYoungEnough()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);

        Origin.All.Where(o => o.IsStale(today)).Select(o => o.Source).Should().BeEmpty($"tables are read again after {Origin.MaximumDays} days");
        PortTable.Rows.SelectMany(r => r.Origins).Concat(WindowsReleases.All.Select(r => r.Origin)).Concat(VersionTables.HotFixes.Select(f => f.Origin)).Should().OnlyContain(o => Origin.All.Contains(o));
    }

    [Theory]
    [InlineData("v1.36.3+rke2r1", "2026-11-29", "")]
    [InlineData("v1.36.4+rke2r1", "2026-11-29", "before v1.36.4+rke2r1 came out")]
    [InlineData("v1.37.0+rke2r1", "2026-11-29", "before v1.37.0+rke2r1 came out")]
    [InlineData("v1.31.9+rke2r1", "2026-11-29", "")]
    [InlineData("v1.31.9+rke2r1", "2027-11-29", "days ago")]
    public void AMessage_SaysWhenItsTableIsOlderThanWhatItJudges(string version, string today, string says)
    {
        var facts = Question(version, "ltsc2016") with { Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture) };

        var detail = WindowsRules.Check(facts, IgnoredRules.None).Single(d => d.Summary.EndsWith("(W-34)", StringComparison.Ordinal)).Detail;

        detail.Contains("The provider's table", StringComparison.Ordinal).Should().Be(says.Length > 0);
        if (says.Length > 0)
        {
            detail.Should().Contain(says);
        }
    }

    /// <summary>What a remedy names is accepted by the rule that would judge it: for each version with a row of its own, each release, and days of ten years.</summary>
    [Fact]
    public void NoRule_RecommendsAReleaseThatAnotherRefuses()
    {
        var refused = new List<string>();
        foreach (var facts in Questions())
        {
            foreach (var told in WindowsRules.Check(facts, IgnoredRules.None).Where(d => d.Summary[^5..^1] is "W-34" or "W-35"))
            {
                foreach (var release in WindowsReleases.All.Where(r => told.Detail.Contains($"se {r.Product} ({r.Name})", StringComparison.Ordinal) || told.Detail.Contains($"with {r.Product} ({r.Name})", StringComparison.Ordinal)))
                {
                    var followed = facts with { WindowsReleases = [Fact.Of(release.Name)] };
                    refused.AddRange(WindowsRules.Check(followed, IgnoredRules.None).Where(d => d.Summary.EndsWith("(W-34)", StringComparison.Ordinal)).Select(d => $"{facts.KubernetesVersion.Value} {told.Summary} => {d.Summary}"));
                }
            }
        }

        refused.Should().BeEmpty();
    }

    [Fact]
    public void Messages_NameOnlyWhatThereIs()
    {
        var names = Catalog.Definition.Resources.Select(r => r.TypeName).Concat(Catalog.Definition.DataSources.Select(d => d.TypeName)).Concat(Catalog.Definition.EphemeralResources.Select(e => e.TypeName)).ToHashSet();
        var functions = Rancher.Provider.Functions.ProviderFunctions.All.Select(f => f.Name).ToHashSet();
        var texts = RuleCatalogue.All.SelectMany(r => r.Messages).SelectMany(m => new[] { m.Summary, m.Reason, m.Fix }).ToList();

        texts.SelectMany(t => ResourceName().Matches(t)).Select(m => m.Value).Should().OnlyContain(name => names.Contains(name));
        texts.SelectMany(t => FunctionName().Matches(t)).Select(m => m.Groups[1].Value).Should().OnlyContain(name => functions.Contains(name));
    }

    private static IEnumerable<ClusterFacts> Questions()
    {
        string[] rancher = [.. VersionTables.RancherAgents.Select(r => r.Since), "2.11.16"];
        foreach (var release in WindowsReleases.All)
        {
            foreach (var today in new[] { new DateOnly(2024, 2, 1), new DateOnly(2026, 11, 29), new DateOnly(2030, 1, 1) })
            {
                foreach (var version in VersionTables.Rke2Images.Select(r => $"v{r.Since}{(r.Since.Contains('+', StringComparison.Ordinal) ? "" : "+rke2r1")}"))
                {
                    yield return Question(version, release.Name) with { Today = today };
                }

                foreach (var server in rancher)
                {
                    yield return new ClusterFacts
                    {
                        IsQuestion = true, Distribution = Fact.Of("rke1"), Rancher = RancherVersion.Parse(server), KubernetesVersion = Fact.Of("v1.22.17-rancher1-1"), Today = today,
                        Windows = Fact.Flag(true), WindowsReleases = [Fact.Of(release.Name)],
                    };
                }
            }
        }
    }

    private static ClusterFacts Question(string version, string release) => new()
    {
        IsQuestion = true, Distribution = Fact.Of("rke2"), KubernetesVersion = Fact.Of(version), Cni = Fact.Of("calico"), Windows = Fact.Flag(true), WindowsReleases = [Fact.Of(release)],
    };

    [GeneratedRegex(@"rancher2_[a-z0-9_]+[a-z0-9]")]
    private static partial Regex ResourceName();

    [GeneratedRegex(@"provider::rancher2::([a-z_]+)")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
