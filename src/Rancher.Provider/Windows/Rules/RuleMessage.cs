using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What a user is told. Names in braces are filled in.</summary>
/// <param name="Severity">Errors only where the outcome is certain.</param>
/// <param name="Summary">What is wrong, in a line.</param>
/// <param name="Reason">What happens otherwise, and why.</param>
/// <param name="Fix">What to write or to do.</param>
internal sealed record RuleMessage(Severity Severity, string Summary, string Reason, string Fix)
{
    /// <summary>Tells apart the messages of a rule that has several.</summary>
    public string Key { get; init; } = "";

    public static RuleMessage Error(string summary, string because, string fix, string key = "") => new(Severity.Error, summary, because, fix) { Key = key };

    public static RuleMessage Warning(string summary, string because, string fix, string key = "") =>
        new(Severity.Warning, summary, because, fix) { Key = key };
}
