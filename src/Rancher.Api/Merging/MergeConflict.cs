using Newtonsoft.Json.Linq;

namespace Rancher.Api.Merging;

/// <summary>One place that both writers changed, each to something else. A null stands for "not there".</summary>
/// <param name="Path">Where, such as <c>spec.rkeConfig.machinePools[pool-a].quantity</c>.</param>
/// <param name="Base">What it was.</param>
/// <param name="Ours">What this writer wants.</param>
/// <param name="Theirs">What another writer made of it meanwhile.</param>
public sealed record MergeConflict(string Path, JToken? Base, JToken? Ours, JToken? Theirs)
{
    /// <summary>The place only: values may be secrets.</summary>
    public override string ToString() => Path;
}

/// <summary>What three versions of an object became.</summary>
/// <param name="Merged">A new object; the three are not changed.</param>
/// <param name="Conflicts">Where both had changed the same; our value is in <paramref name="Merged"/>.</param>
public sealed record MergeResult(JObject Merged, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>The same thing was changed by this writer and another, and the caller did not want to win.</summary>
public sealed class MergeConflictException(string what, IReadOnlyList<MergeConflict> conflicts)
    : Exception($"{what} was changed meanwhile by somebody else, and in the same places: {string.Join(", ", conflicts)}.")
{
    /// <summary>The places.</summary>
    public IReadOnlyList<MergeConflict> Conflicts { get; } = conflicts;
}
