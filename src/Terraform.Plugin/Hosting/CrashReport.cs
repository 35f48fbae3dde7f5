using System.Text;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// An exception that nobody caught, in the form in which Terraform shows a plugin's crash to the user: plain lines of standard error, the first
/// of which begins with <c>panic: </c>.
/// </summary>
internal static class CrashReport
{
    public static void Install(HclogWriter writer) =>
        AppDomain.CurrentDomain.UnhandledException += (_, crash) => Write(writer, crash.ExceptionObject as Exception);

    public static void Write(HclogWriter writer, Exception? error) => writer.WriteRaw(Encoding.UTF8.GetBytes(
        $"panic: {error?.GetType().Name}: {error?.Message.ReplaceLineEndings(" ")}\n\n{error?.StackTrace}\n"));
}
