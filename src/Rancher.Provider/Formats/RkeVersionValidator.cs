using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The Kubernetes version of an RKE1 cluster: one of its releases, or a range such as <c>1.21.x</c> that Rancher resolves to the newest.</summary>
internal sealed partial class RkeVersionValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => Version().IsMatch(text) ? null
        : $"{Quote(text)} is not a version of RKE, such as \"v1.21.14-rancher1-1\"; for the newest patch write \"v1.21.x\".";

    [GeneratedRegex(@"^(v?\d+\.\d+\.\d+-rancher[-.0-9a-z]*|[<>=!]{0,2} ?v?\d+(\.(\d+|x)){0,2}([ |<>=!&]+v?\d+(\.(\d+|x)){0,2})*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
