using System.Runtime.InteropServices;

namespace Terraform.Plugin.Hosting;

/// <summary>The platform that a program was built for, as Terraform names it in release files: <c>linux_amd64</c>.</summary>
internal static class ReleasePlatform
{
    public static string Name { get; } = $"{System()}_{RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    }}";

    private static string System() => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsFreeBSD() ? "freebsd"
        : "linux";
}
