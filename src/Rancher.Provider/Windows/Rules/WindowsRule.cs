using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Rules;

/// <summary>One rule of the catalogue: what must hold, when it can be known, what a user is told, where it comes from, and how it is checked.</summary>
internal sealed record WindowsRule(string Id, string Statement)
{
    /// <summary>The guide that has a heading for each rule, in the documentation of the provider.</summary>
    public const string Guide = "docs/guides/windows-and-flannel.md";

    /// <summary>Values that take the place of those of a configuration where the documentation shows the first message.</summary>
    public IReadOnlyDictionary<string, string> Example { get; init; } = new Dictionary<string, string>();

    public required RulePhase When { get; init; }

    /// <summary>Resources, data sources and functions that the rule is about.</summary>
    public required IReadOnlyList<string> AppliesTo { get; init; }

    /// <summary>Versions of Rancher, the distribution or Kubernetes for which the rule is true.</summary>
    public required string TrueFor { get; init; }

    /// <summary>Where the fact can be looked up.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<RuleMessage> Messages { get; init; }

    public Func<ClusterFacts, IEnumerable<Finding>>? Cluster { get; init; }

    /// <summary>Whether a cluster that breaks the rule is told to Windows nodes that are to join it, too.</summary>
    public bool IsForJoiningNodes { get; init; }

    public Func<NodeFacts, IEnumerable<Finding>>? Node { get; init; }

    public Func<HostFacts, IEnumerable<Finding>>? Host { get; init; }

    public Func<CommandFacts, IEnumerable<Finding>>? Command { get; init; }

    public Func<FirstStartFacts, IEnumerable<Finding>>? FirstStart { get; init; }

    public Func<NetConf, IEnumerable<Finding>>? NetConf { get; init; }

    /// <summary>Where the guide explains the rule.</summary>
    public string Link => $"{Guide}#{Id.ToLowerInvariant()}";

    public RuleMessage MessageOf(Finding finding) => finding.Key is { } key ? Messages.Single(m => m.Key == key) : Messages[0];

    public Diagnostic ToDiagnostic(Finding finding)
    {
        var message = MessageOf(finding);
        var fix = Fill(message.Fix, finding);
        var remedy = finding.Situation.Length == 0 ? fix : $"{finding.Situation} {char.ToLowerInvariant(fix[0])}{fix[1..]}";
        return new Diagnostic(
            message.Severity,
            $"{Fill(message.Summary, finding)} ({Id})",
            $"{Fill(message.Reason, finding)}\n\n{remedy}\n\nSee {Link}.",
            finding.Path.Length == 0 ? null : TfPath.Parse(finding.Path));
    }

    private static string Fill(string text, Finding finding) =>
        finding.Values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
