using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The address of a Git repository, as a URL or in the form of scp. A password in it is never repeated.</summary>
internal sealed partial class GitRepositoryValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => Address().IsMatch(text) ? null
        : "The text is not the address of a Git repository, such as \"https://github.com/owner/charts\" or \"git@github.com:owner/charts.git\".";

    [GeneratedRegex(@"^((https?|ssh|git|git\+ssh|file)://\S+|[-.\w]+@[-.\w]+:\S+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
