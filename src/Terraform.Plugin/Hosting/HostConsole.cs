#pragma warning disable RS0030 // The one place that may: standard output carries the handshake, standard error the log.
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Terraform.Plugin.Hosting;

/// <summary>The streams of the process, as bytes: no encoder that might begin with a byte order mark.</summary>
internal sealed class HostConsole
{
    public Stream Output { get; } = Open(1, Console.OpenStandardOutput);

    public Stream Error { get; } = Open(2, Console.OpenStandardError);

    public void WriteLine(string line) => Write(Output, line);

    public void WriteErrorLine(string line) => Write(Error, line);

    /// <summary>
    /// By descriptor where there are such: the console of .NET looks at terminals, encodings and signals first, none of which is wanted here.
    /// </summary>
    private static Stream Open(int descriptor, Func<Stream> console)
    {
        if (OperatingSystem.IsWindows())
        {
            return console();
        }

        try
        {
            return new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return console();
        }
    }

    private static void Write(Stream stream, string line)
    {
        stream.Write(Encoding.UTF8.GetBytes(line + Environment.NewLine));
        stream.Flush();
    }
}
