using System.Text;
using Testing.PowerShell;

// powershell.exe as far as a connection to a Windows machine needs it: -EncodedCommand, with standard input for the script to read. The file that
// POWERSHELL_DEFINITIONS names plays the machine.
var encoded = args.SkipWhile(a => !string.Equals(a, "-EncodedCommand", StringComparison.OrdinalIgnoreCase)).Skip(1).FirstOrDefault();
if (encoded is null)
{
    await Console.Error.WriteLineAsync("Only -EncodedCommand is played.");
    return 2;
}

var definitions = Environment.GetEnvironmentVariable("POWERSHELL_DEFINITIONS") is { Length: > 0 } file ? await File.ReadAllTextAsync(file) : "";
var folder = Directory.CreateTempSubdirectory("powershell-").FullName;
var run = PowerShellEngine.Run(definitions, Encoding.Unicode.GetString(Convert.FromBase64String(encoded)), folder);
Directory.Delete(folder, recursive: true);
foreach (var line in run.Output)
{
    Console.WriteLine(line);
}

foreach (var error in run.Errors)
{
    await Console.Error.WriteLineAsync(error);
}

return run.ExitCode != 0 ? run.ExitCode : run.Errors.Count > 0 ? 1 : 0;
