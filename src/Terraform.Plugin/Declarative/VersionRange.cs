namespace Terraform.Plugin.Declarative;

/// <summary>The versions of a service that have a field.</summary>
/// <param name="Service">Name of the service, as users know it.</param>
public sealed record VersionRange(string Service)
{
    /// <summary>The first version that has it; null when the oldest supported one does.</summary>
    public Version? Since { get; init; }

    /// <summary>The last release line that has it, as major and minor version; null when the newest one does.</summary>
    public Version? Until { get; init; }

    /// <summary>What to do on versions after <see cref="Until"/>, as a sentence; null where there is nothing to say.</summary>
    public string? Instead { get; init; }

    public bool IsTooOld(Version version) => Since is { } since && version < since;

    public bool IsTooNew(Version version) => Until is { } until && new Version(version.Major, version.Minor) > until;

    public bool Includes(Version version) => !IsTooOld(version) && !IsTooNew(version);

    /// <summary>For the documentation: <c>Since Example 2.9.</c></summary>
    public string Text => (Since, Until) switch
    {
        ({ } since, { } until) => $"For {Service} {Name(since)} to {Name(until)}.",
        ({ } since, null) => $"Since {Service} {Name(since)}.",
        (null, { } until) => $"Up to {Service} {Name(until)}.",
        _ => "",
    };

    /// <summary>A version without a patch of zero.</summary>
    public static string Name(Version version) => version.Build > 0 ? version.ToString(3) : version.ToString(2);
}
