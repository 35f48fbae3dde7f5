using System.Text.RegularExpressions;
using Testing;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>
/// A configuration that breaks a rule and its neighbour that does not. A rule about several resources has a pair for each: <c>trips.node.tf</c> and
/// <c>clean.node.tf</c> beside <c>trips.tf</c> and <c>clean.tf</c>.
/// </summary>
internal sealed record RuleFixture(string Rule, string Variant)
{
    public const string Folder = "tests/Rancher.Provider.Tests/Windows/Rules/fixtures";

    /// <summary>Name of the approved text.</summary>
    public string Name => Rule + Variant;

    public RuleStep Trips => Step("trips", "before");

    public RuleStep Clean => Step("clean", File.Exists(PathOf($"before.clean{Variant}.tf")) ? "before.clean" : "before");

    /// <summary>The pairs of a rule.</summary>
    public static IReadOnlyList<RuleFixture> Of(string rule)
    {
        var folder = RepositoryRoot.File([.. Folder.Split('/'), rule]);
        return !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "trips*.tf").Order(StringComparer.Ordinal).Select(f => new RuleFixture(rule, Path.GetFileName(f)["trips".Length..^".tf".Length]))];
    }

    private RuleStep Step(string name, string before) => new(Read($"{name}{Variant}.tf")!)
    {
        Before = Read($"{before}{Variant}.tf"),
        Machine = Read($"{name}{Variant}.ps1"),
    };

    private string? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : null;

    private string PathOf(string name) => RepositoryRoot.File([.. Folder.Split('/'), Rule, name]);
}

/// <summary>One of the two configurations, and what must be there first.</summary>
internal sealed partial record RuleStep(string Body)
{
    /// <summary>What is applied before; the step itself is only planned then, and what it says is looked at.</summary>
    public string? Before { get; init; }

    /// <summary>
    /// What the Windows machine of the step is like, as PowerShell functions that answer for it. Such facts are known when the step is applied, so it is.
    /// </summary>
    public string? Machine { get; init; }

    /// <summary>The address of Rancher, where it is not that of the simulated one.</summary>
    public string? ServerUrl => Address().Match(Body) is { Success: true } found ? found.Groups["url"].Value : null;

    /// <summary>Machines that register by themselves while <see cref="Before"/> is applied, with the options of their command.</summary>
    public IReadOnlyList<(string Name, string[] Options)> Joining =>
        [.. Machines().Matches(Before ?? "").Select(m => (m.Groups["name"].Value, m.Groups["options"].Value.Split(' ')))];

    [GeneratedRegex(@"^# Rancher is at (?<url>\S+)\.$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"^# The machine (?<name>\S+) registers with (?<options>.+)\.$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Machines();
}
