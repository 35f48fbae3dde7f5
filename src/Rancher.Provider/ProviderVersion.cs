using System.Reflection;

namespace Rancher.Provider;

/// <summary>The version this provider was built as.</summary>
internal static class ProviderVersion
{
    public static string Text { get; } = typeof(ProviderVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The commit it was built from; null for a build outside a repository.</summary>
    public static string? Commit { get; } = typeof(ProviderVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        .Split('+') is [_, { Length: >= 12 } commit] ? commit[..12] : null;
}
