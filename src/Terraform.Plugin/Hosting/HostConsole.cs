#pragma warning disable RS0030 // The one place that may: standard output carries the handshake, standard error the log.
using System.Text;

namespace Terraform.Plugin.Hosting;

/// <summary>The streams of the process, as bytes: no encoder that might begin with a byte order mark.</summary>
internal sealed class HostConsole
{
    public Stream Output { get; } = Console.OpenStandardOutput();

    public Stream Error { get; } = Console.OpenStandardError();

    public void WriteLine(string line) => Write(Output, line);

    public void WriteErrorLine(string line) => Write(Error, line);

    private static void Write(Stream stream, string line)
    {
        stream.Write(Encoding.UTF8.GetBytes(line + Environment.NewLine));
        stream.Flush();
    }
}
