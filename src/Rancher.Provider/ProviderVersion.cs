namespace Rancher.Provider;

/// <summary>The version this provider was built as.</summary>
internal static class ProviderVersion
{
    public static string Text { get; } = typeof(ProviderVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
