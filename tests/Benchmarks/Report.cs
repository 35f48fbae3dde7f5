using System.Globalization;

namespace Benchmarks;

/// <summary>Values by name, one a line.</summary>
internal sealed class Report(TextWriter output)
{
    public void Write(string name, double value, string format = "0") => Write(name, value.ToString(format, CultureInfo.InvariantCulture));

    public void Write(string name, string value)
    {
        output.WriteLine($"{name}: {value}");
        output.Flush();
    }
}
