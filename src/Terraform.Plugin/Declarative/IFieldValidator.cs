using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>What a configured value must be like. A rule sees known, non-null values only; an unknown value can still turn out right.</summary>
public interface IFieldValidator
{
    /// <summary>How the documentation tells the rule, such as <c>One of `a`, `b`.</c>; null when the description says it.</summary>
    string? Documentation { get; }

    /// <summary>Whether the validator is about each text of a list, set or map, rather than about the whole.</summary>
    bool ChecksElements => false;

    /// <summary>Whether a value that is refused is unusual rather than wrong, so that it is reported as a warning.</summary>
    bool IsWarning => false;

    /// <summary>What is wrong and what to write instead; null when the value is fine.</summary>
    string? Reject(TfValue value);
}
