using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>The name of an S3 bucket. Rancher 2.2 to 2.11 take shorter ones than Amazon's three characters, and other stores may have them.</summary>
internal sealed partial class S3BucketValidator : TextFormatValidator
{
    protected override string? RejectText(string text) => Bucket().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) ? null
        : $"{Quote(text)} is not the name of a bucket: up to 63 letters, digits, dots and hyphens that begin and end with a letter or a digit. "
        + "A folder goes into folder.";

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9._:]{0,61}[A-Za-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bucket();
}
