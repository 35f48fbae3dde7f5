using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A version by Semantic Versioning, with or without a <c>v</c> before it and with as few numbers as two.</summary>
internal sealed partial class SemanticVersionValidator(string example) : TextFormatValidator
{
    protected override string? RejectText(string text) => Version().IsMatch(text) ? null : $"{Quote(text)} is not a version such as \"{example}\".";

    [GeneratedRegex(@"^v?\d+\.\d+(\.\d+)?([-+.][-+.0-9A-Za-z]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
