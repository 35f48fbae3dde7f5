using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>What a configured value must be like. A rule sees known, non-null values only; an unknown value can still turn out right.</summary>
public interface IFieldValidator
{
    /// <summary>How the documentation tells the rule, such as <c>One of `a`, `b`.</c>; null when the description says it.</summary>
    string? Documentation { get; }

    /// <summary>What is wrong and what to write instead; null when the value is fine.</summary>
    string? Reject(TfValue value);
}
