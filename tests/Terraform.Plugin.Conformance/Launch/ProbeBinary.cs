using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Plugin.Conformance;

/// <summary>The provider under test: the probe as built beside these tests, or any build of it that PROBE_BINARY names, such as a native one.</summary>
internal static class ProbeBinary
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("PROBE_BINARY") is { Length: > 0 } chosen
        ? System.IO.Path.GetFullPath(chosen)
        : System.IO.Path.Combine(BuildFolder, OperatingSystem.IsWindows() ? "probe-provider.exe" : "probe-provider");

    /// <summary>Starts it as Terraform does; see <see cref="PluginProcess.Start"/>.</summary>
    public static PluginProcess Start(X509Certificate2? certificate, IReadOnlyDictionary<string, string?>? environment = null, params string[] arguments) =>
        PluginProcess.Start(Path, certificate, environment, arguments);

    private static string BuildFolder => System.IO.Path.GetFullPath(
        typeof(ProbeBinary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProbeFolder").Value!);
}
