using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>The words that put a rule on a field line.</summary>
public static class ValidatorWords
{
    /// <summary>One of the values; upper and lower case are the same, as rancher2 has it.</summary>
    public static Field OneOf(this Field field, params string[] values) => field.ValidatedBy(new OneOfValidator(values));

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public static Field Between(this Field field, long min, long max) => field.ValidatedBy(new RangeValidator(min, max));

    /// <summary>Text that matches a regular expression as a whole.</summary>
    /// <param name="field">The field.</param>
    /// <param name="pattern">The expression.</param>
    /// <param name="explanation">What such a text looks like, as the rest of a sentence that begins with "must be".</param>
    public static Field Matches(this Field field, string pattern, string explanation) => field.ValidatedBy(new PatternValidator(pattern, explanation));

    /// <summary>A YAML document with <c>apiVersion</c> and, when given, that <c>kind</c>.</summary>
    public static Field YamlDocument(this Field field, string? kind = null) => field.ValidatedBy(new YamlDocumentValidator(kind));

    /// <summary>A cron schedule of five fields.</summary>
    public static Field Cron(this Field field) => field.ValidatedBy(new CronValidator());

    /// <summary>A Kubernetes quantity such as <c>500m</c> or <c>128Mi</c>, compared by what it is worth.</summary>
    public static Field Quantity(this Field field) => field.SemanticEquality(Equivalence.Quantity).ValidatedBy(new QuantityValidator());

    /// <summary>A duration as Go writes it, such as <c>12h</c> or <c>1m30s</c>.</summary>
    public static Field Duration(this Field field) => field.ValidatedBy(new DurationValidator());
}
