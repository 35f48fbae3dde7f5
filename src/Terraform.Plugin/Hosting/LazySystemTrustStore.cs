using System.Runtime.InteropServices;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// The runtime reads all authorities of the system, some hundred and fifty certificates, before it looks at the first certificate of its life. The one of
/// Terraform's connection needs none of them, and reading them took longer than everything else between the start and the first answer.
/// </summary>
internal static partial class LazySystemTrustStore
{
    private const string Nowhere = "/dev/null/none";

    /// <summary>
    /// Points the runtime to a place without authorities, for the whole process: whoever reaches servers must read them, see
    /// <see cref="PluginHostOptions.ReadsAuthorities"/>.
    /// </summary>
    public static void Hide()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Makes the copy of the environment that .NET code reads from then on, with the user's own settings in it.
        _ = Environment.GetEnvironmentVariables();
        try
        {
            _ = Set("SSL_CERT_FILE", Nowhere, 1);
            _ = Set("SSL_CERT_DIR", Nowhere, 1);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // Then they are read, and the start takes its time.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(string name, string value, int overwrite);
}
