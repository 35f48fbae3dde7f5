namespace Terraform.Plugin.Values;

/// <summary>
/// What is promised about an unknown value (cty refinements). A promise made in a plan must be kept at apply, so the engine passes refinements
/// through and never makes up its own.
/// </summary>
public sealed record TfRefinement
{
    /// <summary>True when the value will not be null; null when nothing is promised.</summary>
    public bool? NotNull { get; init; }

    /// <summary>How the text will begin.</summary>
    public string? Prefix { get; init; }

    public TfBound? Lower { get; init; }

    public TfBound? Upper { get; init; }

    /// <summary>Fewest elements of the collection.</summary>
    public long? MinLength { get; init; }

    /// <summary>Most elements of the collection.</summary>
    public long? MaxLength { get; init; }

    public bool IsEmpty => this == new TfRefinement();
}

/// <summary>One end of a number range.</summary>
public sealed record TfBound(TfNumber Number, bool Inclusive);
