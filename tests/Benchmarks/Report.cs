using System.Globalization;

namespace Benchmarks;

/// <summary>Values by name, one a line.</summary>
internal sealed class Report(TextWriter output)
{
    public void Write(string name, double value, string format = "0") => Write(name, value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A value that src/README.md sets a limit for.</summary>
    public void WriteLimited(string name, double value, double limit, string format = "0.0")
    {
        Write(name, value, format);
        Write($"{name}.limit", $"{limit.ToString(CultureInfo.InvariantCulture)}, {(value <= limit ? "kept" : "EXCEEDED")}");
    }

    public void Write(string name, string value)
    {
        output.WriteLine($"{name}: {value}");
        output.Flush();
    }
}
