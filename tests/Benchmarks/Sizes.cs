namespace Benchmarks;

/// <summary>What is downloaded, and what it takes on disk.</summary>
internal static class Sizes
{
    private const double Megabyte = 1_000_000;

    public static void Measure(string binary, string? zip, Report report)
    {
        report.Write("size.binary.mb", new FileInfo(binary).Length / Megabyte, "0.0");
        if (zip is not null)
        {
            report.WriteLimited("size.zip.mb", new FileInfo(zip).Length / Megabyte, 13);
        }
    }
}
