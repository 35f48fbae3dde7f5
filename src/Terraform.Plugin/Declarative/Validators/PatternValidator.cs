using System.Text.RegularExpressions;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

internal sealed class PatternValidator(string pattern, string explanation) : IFieldValidator
{
    // Made when first needed: a provider that is only asked for its schema compiles no expression.
    private readonly Lazy<Regex> _regex = new(() => new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    public string Documentation => $"Must be {explanation}.";

    public string? Reject(TfValue value) => value.StringOrNull() is { } text && !_regex.Value.IsMatch(text) ? $"\"{text}\" must be {explanation}." : null;
}
