using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rancher.Provider.Windows.Compatibility;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows;

/// <summary>
/// Writes the parts of the guide on Windows and Flannel that repeat data: rules, ports and version tables. Each is between two comments,
/// <c>generated NAME</c> and <c>end NAME</c>; everything around them is written by hand and kept.
/// </summary>
internal static partial class WindowsGuide
{
    public const string Path = WindowsRule.Guide;

    private static readonly Dictionary<string, Func<string>> Parts = new()
    {
        ["rules"] = RulesPart,
        ["ports"] = Ports,
        ["releases"] = Releases,
        ["images"] = Images,
        ["builds"] = Builds,
        ["eras"] = Eras,
        ["fixes"] = Fixes,
    };

    /// <summary>The guide with its generated parts brought up to date.</summary>
    public static string Render(string existing) => Section().Replace(
        existing.Replace("\r\n", "\n", StringComparison.Ordinal),
        match => Parts.TryGetValue(match.Groups["name"].Value, out var part)
            ? $"<!-- generated {match.Groups["name"].Value} -->\n{part().TrimEnd('\n')}\n<!-- end {match.Groups["name"].Value} -->"
            : throw new InvalidOperationException($"The guide asks for a part \"{match.Groups["name"].Value}\" that does not exist."));

    private static string RulesPart()
    {
        var text = Table("Rule", "What must hold", "Severity", "When", "True for", "About");
        foreach (var rule in RuleCatalogue.All)
        {
            var told = string.Join(" or ", rule.Messages.Select(m => m.Severity == Severity.Error ? "error" : "warning").Distinct());
            Row(text, $"[{rule.Id}](#{rule.Id.ToLowerInvariant()})", rule.Statement, told, When(rule.When), rule.TrueFor,
                string.Join(", ", rule.AppliesTo.Select(a => $"`{a}`")));
        }

        text.Append('\n');
        foreach (var rule in RuleCatalogue.All)
        {
            var message = rule.Messages[0];
            text.Append(CultureInfo.InvariantCulture,
                $"\n### {rule.Id}\n\n**{rule.Statement}.** {Filled(message.Reason, rule)} {Filled(message.Fix, rule)}\n\nSource: {rule.Source}.\n");
        }

        return text.Replace("<interface>", "INTERFACE").ToString();
    }

    // Placeholders stand for values of a configuration; the rule names one of each.
    private static string Filled(string text, WindowsRule rule) =>
        Placeholder().Replace(text, match => rule.Example.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"{rule.Id} has no example of \"{match.Groups[1].Value}\", which its message has."));

    private static string When(RulePhase when) => when switch
    {
        RulePhase.Validate => "configuration",
        RulePhase.Plan => "plan",
        RulePhase.Apply => "apply",
        _ => "function",
    };

    private static string Ports()
    {
        var text = Table("Port", "From", "To nodes with", "Distribution", "Network", "Why", "Source");
        foreach (var row in PortTable.Rows)
        {
            var range = row.Protocol == "icmp" ? $"type {row.First}, code {row.Last}" : row.First == row.Last ? $"{row.First}" : $"{row.First}-{row.Last}";
            var windows = row.WithWindows switch { true => ", with Windows nodes", false => ", Linux nodes only", _ => "" };
            Row(
                text, $"{row.Protocol.ToUpperInvariant()} {range}", row.From, string.Join(", ", row.Roles)
                    + (row.Os is null ? "" : $" ({row.Os})"), string.Join(", ", row.Distributions),
                (row.Networks is null ? "any" : string.Join(", ", row.Networks)) + windows, row.Description,
                string.Join("; ", row.Origins.Distinct().Select(Cite)));
        }

        return text.ToString();
    }

    private static string Releases()
    {
        var text = Table("Release", "Product", "Build", "Channel", "Mainstream support ends", "Extended support ends", "Source");
        WindowsReleases.All.ToList()
            .ForEach(r => Row(text, $"`{r.Name}`", r.Product, $"{r.Build}", r.Channel, Day(r.MainstreamEnd), Day(r.ExtendedEnd), Cite(r.Origin)));
        return text.ToString();
    }

    private static string Images()
    {
        var text = Table("Image", "Runs on, with process isolation");
        foreach (var image in ContainerImages.Bases)
        {
            var hosts = WindowsReleases.All.Where(r => ContainerImages.RunsAsProcess(r.Build, image.Build)).Select(r => $"`{r.Name}`");
            Row(text, $"`{image.Reference}`", string.Join(", ", hosts));
        }

        return text.Append($"\nSource: {Cite(Origin.MicrosoftVersions)}.\n").ToString();
    }

    private static string Builds()
    {
        var text = new StringBuilder();
        foreach (var (title, rows) in new[]
        {
            ("Rancher's agent (RKE1), from version", VersionTables.RancherAgents), ("RKE2, from version", VersionTables.Rke2Images),
                ("Kubernetes itself, from version", VersionTables.KubernetesHosts),
        })
        {
            text.Append(Table(title, "Windows releases"));
            rows.ToList().ForEach(r => Row(text, r.Since, r.Builds.Count == 0 ? "none" : VersionTables.Names(r.Builds)));
            text.Append($"\nSource: {Cite(rows[0].Origin)}.\n\n");
        }

        text.Append(Table("First RKE2 with flannel for Windows"));
        VersionTables.Rke2Flannel.ToList().ForEach(r => Row(text, $"v{r.Version}"));
        return text.Append($"\nSource: {Cite(VersionTables.Rke2Flannel[0].Origin)}.\n").ToString();
    }

    private static string Eras()
    {
        var text = Table("Rancher", "Distribution", "Windows nodes", "Network plugins", "Containers", "Source");
        VersionTables.Eras.ToList().ForEach(e =>
            Row(text, e.To.Length == 0 ? $"{e.From} and later" : $"{e.From} to {e.To}", e.Distribution, e.Status, e.Networks, e.Runtime, Cite(e.Origin)));
        return text.ToString();
    }

    private static string Fixes()
    {
        var text = Table("Update", "Windows", "From revision", "Needed for", "Source");
        VersionTables.HotFixes.ToList().ForEach(f => Row(
            text, f.Article, WindowsReleases.OfBuild(f.Build)!.Product, f.Revision is { } revision ? $"{f.Build}.{revision}" : "", f.Needed, Cite(f.Origin)));
        return text.ToString();
    }

    private static StringBuilder Table(params string[] columns)
    {
        var text = new StringBuilder();
        Row(text, columns);
        return text.Append('|').Insert(text.Length, " --- |", columns.Length).Append('\n');
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Cite(Origin origin) => $"{origin.Source} ({origin.AsOf:yyyy-MM-dd})";

    [GeneratedRegex(@"<!-- generated (?<name>[a-z]+) -->.*?<!-- end \k<name> -->",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
