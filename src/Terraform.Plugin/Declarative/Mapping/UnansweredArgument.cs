using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>An argument that was sent and that no answer shows.</summary>
/// <param name="Path">Where it is in the configuration.</param>
internal sealed record UnansweredArgument(TfPath Path)
{
    /// <summary>What it is remembered by, see <see cref="IgnoredArguments.NameOf"/>.</summary>
    public string Name => IgnoredArguments.NameOf(Path);

    /// <summary>Whether it holds secrets alone, so that the server may well have it.</summary>
    public bool IsHidden { get; init; }
}
