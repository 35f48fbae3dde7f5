// Measures what a user of the provider waits for, and prints it as "name: value", one a line. Compare values of one run with each other, the ratios
// above all: they say little from one machine, or one minute, to another.
//   Benchmarks BINARY [ZIP]
// REFERENCE_PROVIDER may name the binary of another provider, which is started in turns with ours: the ratios with it are what src/README.md sets limits for.
using Benchmarks;

if (args is not [var binary, ..])
{
    Console.Error.WriteLine("usage: Benchmarks BINARY [ZIP]");
    return 2;
}

// A log would be measured along with everything else.
Environment.SetEnvironmentVariable("TF_ACC_LOG", "OFF");
var report = new Report(Console.Out);
await StartUp.MeasureAsync(Path.GetFullPath(binary), Environment.GetEnvironmentVariable("REFERENCE_PROVIDER"), report);
Sizes.Measure(binary, args.ElementAtOrDefault(1), report);
foreach (var (count, runs) in new[] { (1, 5), (200, 3), (2000, 1) })
{
    await Work.MeasureAsync(Path.GetDirectoryName(Path.GetFullPath(binary))!, count, runs, report);
}

return 0;
